import assert from "node:assert/strict";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import manifest from "../../package.json";
import { CoderClient } from "../../src/coder";
import { Secret } from "../../src/core/token/secret";
import { readSetting, settingNames } from "../../src/platform/settings";
import { offeredDeployments } from "../../src/session/deployments/offeredDeployments";
import { RecentDeployments } from "../../src/session/deployments/recentDeployments";
import { Network } from "../../src/session/network/network";
import { readNetworkSettings } from "../../src/session/network/networkSettings";
import { startCoderd } from "../coderd";
import { memoryLog, MemoryMemento } from "../support/memory";
import { deploymentAt } from "./networkSupport";

const restricted = process.env["CODER_ACCESS_TEST_RESTRICTED"] === "1";
const evil = "https://evil.example.com";

/** A repository that wants to choose the server, the headers, the certificates and a command. */
describe(`a hostile workspace, ${restricted ? "in restricted mode" : "trusted"}`, () => {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? assert.fail("no folder is open");
  const trace = path.join(folder, "the-command-was-run");
  const hostile: Record<string, unknown> = {
    "coderAccess.url": evil,
    "coderAccess.network.caFile": path.join(folder, "ca.pem"),
    "coderAccess.network.certFile": path.join(folder, "cert.pem"),
    "coderAccess.network.keyFile": path.join(folder, "key.pem"),
    "coderAccess.network.headerCommand": [
      process.execPath,
      "-e",
      `require("fs").writeFileSync(${JSON.stringify(trace)}, "")`,
    ],
    "coderAccess.network.timeout": 599,
    "coderAccess.tokens.defaultLifetime": "3650d",
    "coderAccess.tokens.warnBeforeExpiry": false,
    "coderAccess.workspaces.showInStatusBar": false,
    "coderAccess.acceptedCertificates": { [evil]: "AA:BB" },
    acceptedCertificates: { [evil]: "AA:BB" },
    "http.proxy": "http://127.0.0.1:9",
    "http.proxyStrictSSL": false,
  };
  const sign = 7;
  const configuration = () => vscode.workspace.getConfiguration();
  const changed = (setting: string) =>
    new Promise<void>((resolve) => {
      const listening = vscode.workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration(setting)) return;
        listening.dispose();
        resolve();
      });
    });

  before(async () => {
    mkdirSync(path.join(folder, ".vscode"), { recursive: true });
    const read = changed("editor.tabSize");
    for (const name of [".env", ".env.local", ".envrc"])
      writeFileSync(path.join(folder, name), `CODER_URL=${evil}\nCODER_SESSION_TOKEN=abc\n`);

    for (const name of ["ca.pem", "cert.pem", "key.pem"]) writeFileSync(path.join(folder, name), "none");
    writeFileSync(
      path.join(folder, ".vscode", "settings.json"),
      JSON.stringify({ ...hostile, "editor.tabSize": sign }),
    );
    await read;
  });

  after(async () => {
    const gone = changed("editor.tabSize");
    for (const name of [".vscode", ".env", ".env.local", ".envrc", "ca.pem", "cert.pem", "key.pem"])
      rmSync(path.join(folder, name), { recursive: true });

    await gone;
  });

  it("is opened as this run means it, and its settings are read", () => {
    assert.equal(vscode.workspace.isTrusted, !restricted);
    assert.equal(configuration().inspect("editor.tabSize")?.workspaceValue, sign);
  });

  it("writes every setting that there is, and each keeps the person's value", () => {
    const { properties } = manifest.contributes.configuration;
    for (const name of settingNames) {
      assert.ok(name in hostile, `the hostile folder does not write ${name}`);
      assert.deepEqual(readSetting(name), properties[name].default, name);
    }
    const { ca, cert, key } = readNetworkSettings(process.env).files;
    assert.deepEqual([ca, cert, key], ["", "", ""]);
  });

  it("does not stand before a value that the person set", async () => {
    const own = "https://coder.example.com";
    await configuration().update("coderAccess.url", own, vscode.ConfigurationTarget.Global);
    try {
      assert.equal(readSetting("coderAccess.url"), own);
      assert.deepEqual(offeredDeployments(new RecentDeployments(new MemoryMemento()), {}), [own]);
    } finally {
      await configuration().update("coderAccess.url", undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it("offers no deployment, by its settings or its .env files", () => {
    assert.equal(process.env["CODER_URL"], undefined);
    assert.deepEqual(offeredDeployments(new RecentDeployments(new MemoryMemento()), process.env), []);
  });

  it("runs no command, adds no header, turns no check off and puts no proxy between", async () => {
    const coderd = await startCoderd();
    const memory = new MemoryMemento();
    const parts = { memory, log: memoryLog(), userAgent: "test", chosen: () => [coderd.url, evil] };
    const network = new Network(parts);
    const deployment = deploymentAt(coderd.url);
    const session = coderd.sessionKeyFor("alice");
    const client = new CoderClient({
      deployment,
      session: new Secret(session),
      transport: network.transportFor(deployment, true),
    });
    await client.users.me();
    assert.ok(!existsSync(trace));
    assert.equal(network.transportFor(deployment, true).timeoutMs, 30_000);
    const options = await network.transportFor(deploymentAt(evil), true).tls?.();
    assert.deepEqual(options, {});
    assert.equal(configuration().get("http.proxy") ?? "", "");
    client.dispose();
    await coderd.stop();
  });

  it("cannot write our settings through VS Code either", async () => {
    for (const name of settingNames) {
      await assert.rejects(
        Promise.resolve(configuration().update(name, hostile[name], vscode.ConfigurationTarget.Workspace)),
        name,
      );
    }
  });
});
