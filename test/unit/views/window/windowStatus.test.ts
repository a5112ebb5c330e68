import assert from "node:assert/strict";
import * as vscode from "vscode";
import { Signal } from "../../../../src/platform/signal";
import { ListedWorkspace } from "../../../../src/presentation/workspace/listedWorkspace";
import type { SessionsChange, SignedIn } from "../../../../src/session/sessionState";
import { WindowStatus } from "../../../../src/views/window/windowStatus";
import { workspaceOfWindow } from "../../../../src/workspaces/opening/windowWorkspace";
import { type Coderd, startCoderd } from "../../../coderd";
import { until } from "../../../host/until";
import { signedInAt } from "../../../support/signedIn";
import { secretsOfAlice } from "../../../support/storedSession";
import { startExtension } from "../../../support/vscode/extension";
import { host, pressing, useVscode } from "../../../support/vscode/host";

const setting = "coderAccess.workspaces.showInStatusBar";

describe("the workspace of the window in the status bar", () => {
  useVscode();
  let coderd: Coderd;
  let session: SignedIn;
  let all: SignedIn[];
  let status: WindowStatus;
  let changes: Signal<SessionsChange>;
  const failures: unknown[] = [];
  beforeEach(async () => {
    coderd = await startCoderd();
    session = await signedInAt(coderd, "alice");
    all = [session];
    changes = new Signal();
    coderd.log.clear();
  });
  afterEach(async () => {
    status.dispose();
    session.client.dispose();
    await coderd.stop();
    assert.deepEqual(failures, []);
  });

  function inside(name: string, owner = "alice", url = coderd.url): WindowStatus {
    const named = workspaceOfWindow([], {
      CODER_WORKSPACE_NAME: name,
      CODER_WORKSPACE_OWNER_NAME: owner,
      CODER_URL: url,
    });
    assert.ok(named);
    const sessions = {
      get all() {
        return all;
      },
      onDidChange: changes.listen,
    };
    const guard = (look: () => Promise<void>) => void look().catch((error: unknown) => failures.push(error));
    return (status = new WindowStatus({ named, sessions, guard }));
  }
  const item = () => host.statusBarItems[0];
  const tooltip = () => item()?.tooltip as string;
  const asked = () => coderd.log.count({ method: "GET" });
  const pressed = () => item()?.command as unknown as { command: string; arguments: [ListedWorkspace] };
  const shown = (isShown: boolean) =>
    until(
      () => (item()?.isShown === isShown ? true : undefined),
      () => String(item()?.isShown),
      5000,
    );

  it("says which it is and when it stops, and pressing it extends that one", async () => {
    await inside("arm-controller").look();
    assert.ok(item()?.isShown);
    assert.match(item()?.text ?? "", /^\$\(vm\) arm-controller stops in \d+ (?:hour|minute)s?$/);
    assert.match(tooltip(), /^This window belongs to the workspace "arm-controller" at .*, which stops /);
    assert.equal(pressed().command, "coderAccess.workspaces.extendWorkspace");
    const [listed] = pressed().arguments;
    assert.ok(listed instanceof ListedWorkspace);
    assert.equal(listed.workspace.id, coderd.workspace("arm-controller").id);
    assert.equal(asked(), 1);
  });

  it("says its state where it does not run, and opens it in the dashboard", async () => {
    await inside("beta").look();
    assert.match(item()?.text ?? "", / beta: stopped$/);
    assert.equal(pressed().command, "coderAccess.workspaces.openInDashboard");
  });

  it("says the new time once it was extended", async () => {
    await inside("arm-controller").look();
    const before = item()?.tooltip;
    const { id } = coderd.workspace("arm-controller");
    await session.client.workspaces.extend(id, new Date(Date.now() + 30 * 3_600_000));
    await status.changed("another-id");
    assert.equal(item()?.tooltip, before);
    await status.changed(id);
    assert.notEqual(item()?.tooltip, before);
  });

  it("asks nothing without the focus, and little with it", async () => {
    host.focus(false);
    await inside("alpha").look();
    assert.equal(asked(), 1);
    host.focus(true);
    host.focus(false);
    host.focus(true);
    await status.look();
    assert.equal(asked(), 2, "the focus alone asks nothing so soon");
  });

  it("is off by its setting at once, and asks nothing then", async () => {
    host.set(setting, false);
    await inside("alpha").look();
    assert.deepEqual([item()?.isShown, asked()], [false, 0]);
    host.set(setting, true);
    await shown(true);
    host.set(setting, false);
    await shown(false);
    const before = asked();
    host.focus(true);
    await status.look();
    assert.equal(asked(), before);
  });

  it("asks only the deployment that the window's machine names, and nobody while nobody is signed in", async () => {
    await inside("alpha", "alice", "https://another.example.com").look();
    assert.deepEqual([item()?.isShown, asked()], [false, 0]);
    status.dispose();
    all = [];
    host.statusBarItems.length = 0;
    await inside("alpha").look();
    assert.deepEqual([item()?.isShown, asked()], [false, 0]);
    all = [session];
    changes.tell({ added: [session], removed: [], changed: [] });
    await shown(true);
    all = [];
    changes.tell({ added: [], removed: [session], changed: [] });
    await shown(false);
  });

  it("is asked once where there is no such workspace for the person", async () => {
    await inside("nowhere").look();
    await status.look();
    assert.deepEqual([item()?.isShown, asked()], [false, 1]);
  });

  it("stays as it was while the server cannot be reached, and comes back to the truth", async () => {
    await inside("alpha").look();
    coderd.faults.add({ method: "GET", path: "/api/v2/workspaces/*" }, { kind: "gateway", status: 502 });
    await status.look();
    assert.ok(item()?.isShown);
    coderd.faults.clear();
    await session.client.workspaces.build(coderd.workspace("alpha").id, { transition: "stop" });
    await status.look();
    assert.match(item()?.text ?? "", / alpha: (queued|stopping)/);
  });
});

describe("a window in a workspace, of the whole extension", () => {
  useVscode();

  it("shows its workspace once the sessions are known, and the new time when it was extended", async () => {
    const coderd = await startCoderd();
    const secrets = secretsOfAlice(coderd);
    const uri = vscode.Uri.parse(
      "vscode-remote://ssh-remote+coder-vscode.127.0.0.1--alice--arm-controller.main/home",
    );
    host.workspaceFolders = [{ uri, name: "home", index: 0 }];
    const extension = startExtension({ secrets });
    try {
      await extension.run("coderAccess.workspaces.refreshWorkspaces");
      const item = await until(
        () => host.statusBarItems.find(({ isShown, text }) => isShown && text.includes("arm-controller")),
        () => host.statusBarItems.map(({ text }) => text).join(),
        5000,
      );
      const before = item.tooltip;
      const { command, arguments: given } = item.command as unknown as {
        command: string;
        arguments: unknown[];
      };
      assert.equal(command, "coderAccess.workspaces.extendWorkspace");
      host.answer = pressing("4 hours more");
      await extension.run("coderAccess.workspaces.extendWorkspace", ...given);
      assert.notEqual(item.tooltip, before);
    } finally {
      extension.remove();
      await coderd.stop();
    }
  });
});
