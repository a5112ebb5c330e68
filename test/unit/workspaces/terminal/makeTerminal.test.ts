import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type * as vscode from "vscode";
import { type Coderd, startCoderd } from "../../../coderd";
import { until } from "../../../host/until";
import type { MemorySecrets } from "../../../support/memory";
import { secretsOfAlice } from "../../../support/storedSession";
import { type StartedExtension, startExtension } from "../../../support/vscode/extension";
import { host, pressing, useVscode } from "../../../support/vscode/host";
import { TerminalExitReason } from "../../../support/vscode/values";

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
    secrets = secretsOfAlice(coderd);
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

  describe("after a reload", () => {
    const { Shutdown, Process, User } = TerminalExitReason;
    /** The window goes, and its next one comes. */
    const reload = () => {
      host.closeTerminal(host.terminals[0]?.options, Shutdown);
      extension.close();
      // Its process is gone: this one plays the next.
      const folder = path.join(extension.storage, "leases");
      for (const name of readdirSync(folder).filter((one) => one.endsWith(".json"))) {
        const file = path.join(folder, name);
        const intent = JSON.parse(readFileSync(file, "utf8")) as { window: object };
        writeFileSync(file, JSON.stringify({ ...intent, window: { ...intent.window, process: 2 ** 30 } }));
      }
      return startExtension(extension);
    };
    const again = () =>
      until(
        () => host.terminals[1]?.options,
        () => `${host.terminals.length} terminals`,
        5000,
      );
    const open = async () => {
      await extension.run("coderAccess.workspaces.openWorkspaceTerminal");
      const { pty, sees } = shownIn(host.terminals[0]?.options);
      await sees("alice@alpha");
      pty.handleInput?.("KEPT=so; echo set-$((1+1))\r");
      await sees("set-2");
    };
    const written = () => JSON.stringify([...extension.workspaceState.values]);
    const noted = () =>
      until(
        () => (written().includes("reconnect") ? true : undefined),
        () => written(),
        5000,
      );
    const sockets = () => coderd.log.find({ path: "/api/v2/workspaceagents/*/pty", status: 101 });

    it("it comes back to the same shell with a token of its own, and the old one is deleted", async () => {
      await open();
      await noted();
      const [first] = sockets();
      const next = reload();
      const { pty, sees } = shownIn(await again());
      await sees("Reconnected. If no earlier output appears");
      pty.handleInput?.("echo $KEPT-still\r");
      await sees("so-still");
      const [, second] = sockets();
      assert.ok(first && second);
      assert.equal(second.query["reconnect"], first.query["reconnect"]);
      assert.notEqual(second.keyId, first.keyId);
      const { scopes, allow_list } = JSON.parse(coderd.log.last(posts).body) as Record<string, unknown>;
      assert.deepEqual(
        [scopes, allow_list],
        [["workspace:ssh"], [`workspace:${coderd.workspace("alpha").id}`]],
      );
      await until(
        () => (leases() === 1 && coderd.store.keys.get(first.keyId ?? "") === undefined ? true : undefined),
        () => `${leases()} leases`,
        5000,
      );
      assert.ok(coderd.store.keys.get(second.keyId ?? ""), "the new one is not taken for the old");
      next.close();
    });

    it("what is written down of it holds no secret", async () => {
      await open();
      await noted();
      const secrets = sockets().map(({ headers }) => String(headers["coder-session-token"]));
      assert.equal(secrets.length, 1);
      for (const secret of secrets.flatMap((whole) => [whole, whole.split("-")[1] ?? whole]))
        assert.ok(!written().includes(secret));
      // As VS Code writes it.
      const all = JSON.parse(JSON.stringify(extension.workspaceState.get("openTerminals"))) as object;
      const [record] = Object.values(all) as object[];
      assert.deepEqual(Object.keys(record ?? {}).sort(), [
        "deployment",
        "shell",
        "userId",
        "version",
        "window",
        "workspaceId",
        "workspaceName",
      ]);
    });

    for (const [how, reason] of Object.entries({ "the person closed": User, "ended by itself": Process })) {
      it(`one that ${how} does not come back`, async () => {
        await open();
        await noted();
        host.closeTerminal(host.terminals[0]?.options, reason);
        await until(
          () => (extension.workspaceState.values.size === 0 ? true : undefined),
          () => written(),
          5000,
        );
        extension.close();
        const next = startExtension(extension);
        await next.run("coderAccess.general.showLog");
        assert.equal(host.terminals.length, 1);
        next.close();
      });
    }

    it("says that its workspace is stopped, and makes no token", async () => {
      await open();
      await noted();
      host.closeTerminal(host.terminals[0]?.options, Shutdown);
      extension.close();
      coderd.store.timings.buildDuration = 30;
      const stop = await fetch(`${coderd.url}/api/v2/workspaces/${coderd.workspace("alpha").id}/builds`, {
        method: "POST",
        headers: { "Coder-Session-Token": coderd.sessionKeyFor("alice") },
        body: JSON.stringify({ transition: "stop" }),
      });
      assert.equal(stop.status, 201);
      const next = startExtension(extension);
      const { sees } = shownIn(await again());
      await sees("stopped");
      await sees("Press any key to try again.");
      assert.equal(coderd.log.count(posts), 1);
      next.close();
    });

    it("says that the person is signed out, and asks nothing", async () => {
      await open();
      await noted();
      host.closeTerminal(host.terminals[0]?.options, Shutdown);
      extension.close();
      secrets.values.clear();
      coderd.log.clear();
      const next = startExtension(extension);
      const { sees } = shownIn(await again());
      await sees("You're signed out of");
      assert.equal(coderd.log.count(posts), 0);
      assert.equal(coderd.log.count({ path: "/api/v2/workspaces/**" }), 0);
      next.close();
    });
  });
});
