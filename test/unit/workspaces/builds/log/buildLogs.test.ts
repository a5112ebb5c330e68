import assert from "node:assert/strict";
import type * as vscode from "vscode";
import type { SignedIn } from "../../../../../src/session/sessionState";
import { BuildLogs } from "../../../../../src/workspaces/builds/log/buildLogs";
import { type Coderd, startCoderd } from "../../../../coderd";
import { until } from "../../../../host/until";
import { signedInAt } from "../../../../support/signedIn";
import { host, useVscode } from "../../../../support/vscode/host";

describe("the logs of builds", () => {
  useVscode();
  let coderd: Coderd;
  let session: SignedIn;
  beforeEach(async () => {
    coderd = await startCoderd({ settings: { buildDuration: 300, cancelDuration: 30 } });
    session = await signedInAt(coderd, "alice");
  });
  afterEach(() => {
    session.client.dispose();
    return coderd.stop();
  });

  /** Opens the terminal as VS Code does. */
  const opened = (place: number) => {
    const { pty } = host.terminals[place]?.options as unknown as vscode.ExtensionTerminalOptions;
    let written = "";
    pty.onDidWrite((text) => (written += text));
    pty.open(undefined);
    // eslint-disable-next-line no-control-regex
    return { pty, text: () => written.replace(/\u001B\[[0-9;]*m/g, "").split("\r\n") };
  };
  const begin = (transition: "start" | "stop") =>
    session.client.workspaces.build(coderd.workspace("beta").id, { transition });
  const saying = (text: () => string[], part: string) =>
    until(
      () => text().find((line) => line.includes(part)),
      () => text().join("\n"),
      8_000,
    );

  it("are followed over the server's socket to their end", async () => {
    const build = await begin("start");
    new BuildLogs().show(session, "beta", build);
    assert.equal(host.terminals[0]?.options.name, `Start beta (build ${build.number})`);
    const { text } = opened(0);
    await saying(text, '✓ Started "beta" in');
    const lines = text();
    assert.ok(
      lines.some((line) => line.startsWith("▸ ")),
      lines.join("\n"),
    );
    assert.ok(coderd.log.count({ path: "/api/v2/workspacebuilds/*/logs" }) === 1);
  });

  it("end with the server's reason where a build failed", async () => {
    coderd.store.nextFailure = {
      error: "terraform apply: no space left",
      lines: ["Error: \u001B[31mno space"],
    };
    new BuildLogs().show(session, "beta", await begin("start"));
    const { text } = opened(0);
    await saying(text, "✗ Failed after");
    assert.ok(text().includes("  terraform apply: no space left"));
  });

  it("are one terminal each, which comes to the front when it is open already", async () => {
    const logs = new BuildLogs();
    const build = await begin("start");
    logs.show(session, "beta", build);
    logs.show(session, "beta", build);
    assert.equal(host.terminals.length, 1);
    const { pty } = opened(0);
    pty.close();
    logs.show(session, "beta", build);
    assert.equal(host.terminals.length, 2);
  });
});
