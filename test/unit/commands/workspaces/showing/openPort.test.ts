import assert from "node:assert/strict";
import { openPort, openPortHere } from "../../../../../src/commands/workspaces/showing/openPort";
import { Cancelled, Explained } from "../../../../../src/platform/errors";
import { host, useVscode } from "../../../../support/vscode/host";
import { explained, openingAt } from "./openingSupport";

describe("opening a workspace's ports", () => {
  useVscode();

  it("opens a port in the browser or here, and says where none can be opened", async () => {
    const { services, rowOf } = openingAt("*.apps.example.com");
    await openPort(services, rowOf({ port: 8080 }));
    assert.deepEqual(host.opened, ["https://8080--main--alpha--bob.apps.example.com/"]);
    await openPortHere(services, rowOf({ port: 9090 }));
    assert.deepEqual(host.executed, [
      { command: "simpleBrowser.show", args: ["https://9090--main--alpha--bob.apps.example.com/"] },
    ]);
    const without = openingAt(undefined);
    await assert.rejects(
      openPort(without.services, without.rowOf({ port: 8080 })),
      explained(/no wildcard host/),
    );
  });

  it("says of a port that has closed since its row was read that it did, and opens it only on request", async () => {
    const { services, rowOf } = openingAt("*.apps.example.com");
    const failure = await openPort(services, rowOf({ port: 7070 })).catch((error: unknown) => error);
    assert.ok(failure instanceof Explained);
    assert.match(failure.message, /^Nothing is listening on port 7070 in ".*alpha" anymore\.$/);
    assert.deepEqual(host.opened, []);
    await failure.steps[0]?.run();
    assert.deepEqual(host.opened, ["https://7070--main--alpha--bob.apps.example.com/"]);
  });

  it("asks for the port of an agent, and takes only one", async () => {
    const { services, rowOf } = openingAt("*.apps.example.com");
    host.answer = ({ kind }) => (kind === "inputBox" ? "0" : undefined);
    await assert.rejects(openPort(services, rowOf({})), Cancelled);
    host.answer = ({ kind }) => (kind === "inputBox" ? "3000" : undefined);
    await openPort(services, rowOf({}));
    assert.deepEqual(host.opened, ["https://3000--main--alpha--bob.apps.example.com/"]);
  });
});
