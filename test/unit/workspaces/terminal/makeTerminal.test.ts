import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import path from "node:path";
import type * as vscode from "vscode";
import { type Coderd, startCoderd } from "../../../coderd";
import { until } from "../../../host/until";
import { MemorySecrets } from "../../../support/memory";
import { type StartedExtension, startExtension } from "../../../support/vscode/extension";
import { host, pressing, useVscode } from "../../../support/vscode/host";

const posts = { method: "POST", path: "/api/v2/users/me/keys/tokens" };

describe("a terminal of the whole extension", function () {
  if (process.platform === "win32") return;
  this.timeout(20_000);
  useVscode();
  let coderd: Coderd;
  let secrets: MemorySecrets;
  let extension: StartedExtension;
  beforeEach(async () => {
    coderd = await startCoderd();
    secrets = new MemorySecrets();
    const record = {
      version: 1,
      session: coderd.sessionKeyFor("alice"),
      userId: coderd.user("alice").id,
      username: "alice",
      origin: "cliAuth",
      signedInAt: new Date().toISOString(),
    };
    secrets.values.set(`session:${coderd.url}`, JSON.stringify(record));
    extension = startExtension({ secrets });
    host.answer = pressing("alpha", "Sign Out");
  });
  afterEach(async () => {
    extension.remove();
    await coderd.stop();
  });

  /** What a person has in front of them once it is shown. */
  function shownIn(options: unknown) {
    const { pty } = options as vscode.ExtensionTerminalOptions;
    const screen = { text: "" };
    pty.onDidWrite((text) => (screen.text += text));
    pty.open({ columns: 80, rows: 24 });
    const sees = (text: string) =>
      until(
        () => (screen.text.includes(text) ? true : undefined),
        () => JSON.stringify(screen.text),
        8000,
      );
    return { pty, sees };
  }
  const leases = () => readdirSync(path.join(extension.storage, "leases")).length;
  const deleted = () =>
    coderd.log.find({ method: "DELETE", path: "/api/v2/users/me/keys/*", status: 204 }).length;

  it("is opened by the command, and its token is gone when it is closed", async () => {
    await extension.run("coderAccess.workspaces.openWorkspaceTerminal");
    const { pty, sees } = shownIn(host.terminals[0]?.options);
    await sees("alice@alpha");
    pty.handleInput?.("echo in-$((40+2))\r");
    await sees("in-42");
    assert.deepEqual([coderd.log.count(posts), leases(), deleted()], [1, 1, 0]);
    pty.close();
    await until(
      () => (deleted() === 1 && leases() === 0 ? true : undefined),
      () => `${deleted()} deleted, ${leases()} left`,
      5000,
    );
  });

  it("is offered beside the + of terminals, and makes nothing before it is shown", async () => {
    const source = { isCancellationRequested: false } as vscode.CancellationToken;
    const profile = await host.terminalProfiles.get("coderAccess.workspace")?.provideTerminalProfile(source);
    assert.ok(profile);
    assert.equal(coderd.log.count(posts), 0);
    const { sees } = shownIn(profile.options);
    await sees("alice@alpha");
  });

  it("ends with its token before the person is signed out", async () => {
    await extension.run("coderAccess.workspaces.openWorkspaceTerminal");
    const { sees } = shownIn(host.terminals[0]?.options);
    await sees("alice@alpha");
    await extension.run("coderAccess.session.signOut");
    assert.deepEqual([deleted(), leases()], [2, 0]);
    await sees("You're signed out of");
    assert.equal(coderd.log.count(posts), 1);
  });

  it("whose window died leaves a token that the next start deletes", async () => {
    await extension.run("coderAccess.workspaces.openWorkspaceTerminal");
    const { sees } = shownIn(host.terminals[0]?.options);
    await sees("alice@alpha");
    extension.close();
    assert.equal(leases(), 1);
    const next = startExtension(extension);
    await until(
      () => (deleted() === 1 && leases() === 0 ? true : undefined),
      () => `${deleted()} deleted, ${leases()} left`,
      5000,
    );
    next.close();
  });
});
