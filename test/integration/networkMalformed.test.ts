import assert from "node:assert/strict";
import * as vscode from "vscode";
import { CoderClient } from "../../src/coder";
import { Secret } from "../../src/core/token/secret";
import { Network } from "../../src/session/network/network";
import { networkSteps } from "../../src/session/network/networkSteps";
import { type Coderd, startCoderd } from "../coderd";
import { memoryLog, MemoryMemento } from "../support/memory";
import { deploymentAt, unreachable } from "./networkSupport";

describe("a setting of the network that is not of its kind", () => {
  let coderd: Coderd;
  const set = (name: string, value: unknown) =>
    vscode.workspace.getConfiguration().update(name, value, vscode.ConfigurationTarget.Global);

  beforeEach(async () => {
    coderd = await startCoderd();
  });
  afterEach(() => coderd.stop());

  const client = (session?: string) => {
    const network = new Network({
      memory: new MemoryMemento(),
      log: memoryLog(),
      userAgent: "test",
      chosen: () => [coderd.url],
    });
    const deployment = deploymentAt(coderd.url);
    return new CoderClient({
      deployment,
      transport: network.transportFor(deployment, session !== undefined),
      ...(session === undefined ? {} : { session: new Secret(session) }),
    });
  };

  const malformed: readonly (readonly [name: string, value: unknown, advice: RegExp])[] = [
    ["coderAccess.network.headerCommand", "gateway-token --header", /\["program", "argument"\]/],
    ["coderAccess.network.headerCommand", ["gateway-token", 7], /\["program", "argument"\]/],
    ["coderAccess.network.headerCommand", [""], /\["program", "argument"\]/],
    ["coderAccess.network.headerCommand", { command: "gateway-token" }, /\["program", "argument"\]/],
    ["coderAccess.network.caFile", ["/ca.pem"], /as a string, in quotes/],
    ["coderAccess.network.certFile", 7, /as a string, in quotes/],
    ["coderAccess.network.keyFile", { path: "/key.pem" }, /as a string, in quotes/],
  ];
  for (const [name, value, advice] of malformed) {
    it(`is named with its right form, and nothing is sent: ${name} ${JSON.stringify(value)}`, async () => {
      await set(name, value);
      try {
        for (const session of [undefined, coderd.sessionKeyFor("alice")]) {
          const error = await unreachable(client(session).buildInfo());
          assert.ok(error.message.includes(name), error.message);
          assert.match(error.advice, advice);
          assert.equal(error.setting, name);
          assert.equal(networkSteps(error)[0]?.title, "Open Setting");
        }
        assert.equal(coderd.log.count(), 0);
      } finally {
        await set(name, undefined);
      }
    });
  }

  it("is nothing to speak of where it is empty, or only a time limit", async () => {
    await set("coderAccess.network.headerCommand", []);
    await set("coderAccess.network.timeout", "soon");
    try {
      await client(coderd.sessionKeyFor("alice")).users.me();
      assert.equal(coderd.log.count(), 1);
    } finally {
      await set("coderAccess.network.headerCommand", undefined);
      await set("coderAccess.network.timeout", undefined);
    }
  });
});
