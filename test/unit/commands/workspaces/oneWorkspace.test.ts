import assert from "node:assert/strict";
import { cancelBuild } from "../../../../src/commands/workspaces/cancelBuild";
import { deleteWorkspace } from "../../../../src/commands/workspaces/deleteWorkspace";
import { favoriteWorkspace } from "../../../../src/commands/workspaces/favoriteWorkspace";
import { makeWorkspaceDormant } from "../../../../src/commands/workspaces/makeWorkspaceDormant";
import { restartWorkspace } from "../../../../src/commands/workspaces/restartWorkspace";
import { showBuildLog } from "../../../../src/commands/workspaces/showBuildLog";
import { startWorkspace } from "../../../../src/commands/workspaces/startWorkspace";
import { stopWorkspace } from "../../../../src/commands/workspaces/stopWorkspace";
import { unfavoriteWorkspace } from "../../../../src/commands/workspaces/unfavoriteWorkspace";
import { updateWorkspace } from "../../../../src/commands/workspaces/updateWorkspace";
import { wakeWorkspace } from "../../../../src/commands/workspaces/wakeWorkspace";
import { Cancelled } from "../../../../src/platform/errors";
import type { ProfileName } from "../../../coderd";
import { signedInAt } from "../../../support/signedIn";
import { host, pressing, useVscode } from "../../../support/vscode/host";
import { openWorkspaceWindow, type WorkspaceWindow } from "./workspaceWindow";

const builds = { method: "POST", path: "/api/v2/workspaces/*/builds" };

describe("doing something with one workspace", () => {
  useVscode();
  let window: WorkspaceWindow;
  const open = async (release?: ProfileName) => {
    await window.close();
    window = await openWorkspaceWindow("alice", release);
  };
  beforeEach(async () => {
    window = await openWorkspaceWindow();
  });
  afterEach(() => window.close());

  it("starts it from its row without a question, offers its log, and says when it is done", async () => {
    const row = await window.row("beta");
    await startWorkspace(window, { listed: row });
    assert.deepEqual(window.sent, [{ transition: "start" }]);
    assert.equal((await window.said('Starting "beta".')).choices[0], "Show Build Log");
    await window.saidQuietly('Started "beta".');
    assert.deepEqual(
      host.shown.filter(({ isModal }) => isModal),
      [],
    );
    assert.deepEqual([...new Set(window.looked)], [row.workspace.id]);
    assert.ok(window.looked.length >= 2, "the row is looked at when it begins and when it is over");
    assert.equal(host.progress[0]?.options.title, "beta");
  });

  it("shows the log when that is pressed", async () => {
    host.answer = pressing("Show Build Log");
    await startWorkspace(window, { listed: await window.row("beta") });
    await window.saidQuietly('Started "beta".');
    assert.deepEqual(
      window.logs.map(({ transition, number }) => [transition, number]),
      [["start", window.builds("beta")]],
    );
  });

  it("picks a workspace from the palette, of those that can be started", async () => {
    host.answer = pressing("beta");
    await startWorkspace(window, undefined);
    const [pick] = host.shown;
    assert.equal(pick?.message, "Start a Workspace");
    assert.ok(pick.choices.includes("beta") && !pick.choices.includes("alpha"));
    assert.equal(window.sent.length, 1);
    host.answer = () => undefined;
    await assert.rejects(startWorkspace(window, undefined), Cancelled);
  });

  it("tells why a build failed in the server's words, with its log and no second request", async () => {
    window.coderd.store.nextFailure = { error: "terraform apply: no space left on device", lines: [] };
    await startWorkspace(window, { listed: await window.row("beta") });
    const alarm = await window.said("127.0.0.1");
    assert.equal(alarm.kind, "error");
    assert.match(alarm.message, /couldn't start "beta": terraform apply: no space left on device$/);
    assert.equal(alarm.choices[0], "Show Build Log");
    assert.equal(window.sent.length, 1);
  });

  it("asks before it stops one, reads it again after the question, and sends nothing without a yes", async () => {
    const row = await window.row("alpha");
    await stopWorkspace(window, { listed: row });
    assert.equal(host.shown[0]?.message, 'Stop "alpha"?');
    assert.deepEqual(host.shown[0].choices, ["Stop Workspace"]);
    assert.deepEqual(window.sent, []);
    host.answer = pressing("Stop Workspace");
    await stopWorkspace(window, { listed: row });
    assert.deepEqual(window.sent, [{ transition: "stop" }]);
    assert.equal(window.coderd.log.count({ method: "GET", path: "/api/v2/workspaces/*" }), 3);
    await window.saidQuietly('Stopped "alpha".');
  });

  it("sends nothing where somebody else was faster while the question stood, and says who", async () => {
    const row = await window.row("alpha");
    const olive = await signedInAt(window.coderd, "olive");
    window.coderd.store.timings.buildDuration = 60_000;
    host.answer = async (shown) => {
      if (shown.isModal) await olive.client.workspaces.build(row.workspace.id, { transition: "stop" });
      return pressing("Stop Workspace")(shown);
    };
    const before = window.builds("alpha");
    await assert.rejects(stopWorkspace(window, { listed: row }), {
      message: 'olive is stopping "alpha". Wait until that ends.',
    });
    assert.equal(window.builds("alpha"), before + 1);
  });

  it("does not start what runs already, though its server would, and offers to restart it", async () => {
    const row = await window.row("alpha");
    const error = await startWorkspace(window, { listed: row }).catch((thrown: unknown) => thrown);
    const { message, steps } = error as {
      message: string;
      steps: { title: string; run(): Promise<unknown> }[];
    };
    assert.equal(message, '"alpha" is already running.');
    assert.deepEqual(window.sent, []);
    await steps[0]?.run();
    assert.deepEqual(host.executed[0]?.command, "coderAccess.workspaces.restartWorkspace");
    assert.deepEqual(host.executed[0].args, [row]);
  });

  it("does nothing for somebody who is not signed in there any more", async () => {
    const row = await window.row("beta");
    await window.signIn("olive");
    window.coderd.log.clear();
    await assert.rejects(startWorkspace(window, { listed: row }), { message: /as somebody else now/ });
    for (const session of window.sessions.all) await window.sessions.signOut(session);
    await assert.rejects(startWorkspace(window, { listed: row }), { message: /not signed in/ });
    assert.equal(window.coderd.log.count(builds), 0);
  });

  it("says of one that was deleted meanwhile that it is gone", async () => {
    const row = await window.row("beta");
    window.coderd.store.workspaces.delete(row.workspace.id);
    await assert.rejects(startWorkspace(window, { listed: row }), { message: /"beta" was deleted/ });
    assert.deepEqual(window.looked, [row.workspace.id]);
  });

  it("restarts in one request from v2.36, and says before that nothing can get lost", async () => {
    await open("2.36");
    host.answer = pressing("Restart Workspace");
    await restartWorkspace(window, { listed: await window.row("alpha") });
    assert.match(host.shown[0]?.detail ?? "", /starts again even when this window is closed/);
    await window.saidQuietly('Started "alpha".');
    assert.deepEqual(window.sent, [{ transition: "stop", on_success: { transition: "start" } }]);
  });

  it("restarts an outdated one in two, and says before that it keeps its version and what a closed window does", async () => {
    await open("2.36");
    host.answer = pressing("Restart Workspace");
    const row = await window.row("arm-controller");
    await restartWorkspace(window, { listed: row });
    assert.match(host.shown[0]?.detail ?? "", /keeps its version .* the workspace stays stopped\.$/s);
    await window.saidQuietly('Started "arm-controller".');
    assert.deepEqual(window.sent, [
      { transition: "stop" },
      { transition: "start", template_version_id: row.workspace.latestBuild.templateVersionId },
    ]);
  });

  it("says that it was stopped and did not start again", async () => {
    host.answer = pressing("Restart Workspace");
    window.coderd.faults.add(
      { ...builds, skip: 1 },
      {
        kind: "answer",
        status: 403,
        body: { message: "You do not have permission to start this workspace." },
      },
    );
    await restartWorkspace(window, { listed: await window.row("alpha") });
    const alarm = await window.said('"alpha" was stopped, and didn\'t start again');
    assert.equal(alarm.choices[0], "Start");
  });

  it("updates a stopped one to the active version of its template", async () => {
    const row = await window.row("beta");
    assert.ok(row.workspace.outdated);
    await updateWorkspace(window, { listed: row });
    assert.deepEqual(window.sent, [
      { transition: "start", template_version_id: row.workspace.templateActiveVersionId },
    ]);
    await window.saidQuietly('Started "beta".');
    await assert.rejects(updateWorkspace(window, { listed: await window.row("beta") }), {
      message: '"beta" already uses the active version of its template.',
    });
  });

  it("cancels what goes on after a question, and says that it was canceled though the server calls it failed", async () => {
    window.coderd.store.timings.buildDuration = 60_000;
    await startWorkspace(window, { listed: await window.row("beta") });
    host.answer = pressing("Cancel Build");
    const row = await window.row("beta");
    await cancelBuild(window, { listed: row });
    assert.equal(window.coderd.log.count({ method: "PATCH" }), 1);
    await window.saidQuietly('The build of "beta" was canceled.');
    assert.equal(host.statusBarMessages.length, 1, "it is told once");
    await assert.rejects(cancelBuild(window, { listed: row }), {
      message: 'No build of "beta" is in progress.',
    });
  });

  it("says of a build that was faster than the person that it was over", async () => {
    window.coderd.store.timings.buildDuration = 60_000;
    await startWorkspace(window, { listed: await window.row("beta") });
    host.answer = pressing("Cancel Build");
    window.coderd.faults.add(
      { method: "PATCH", path: "/**" },
      { kind: "answer", status: 400, body: { message: "Job has already completed!" } },
    );
    await assert.rejects(cancelBuild(window, { listed: await window.row("beta") }), {
      message: 'The build of "beta" was over before it could be canceled.',
    });
  });

  it("deletes after a question that names it and says what is lost", async () => {
    await deleteWorkspace(window, { listed: await window.row("beta") });
    assert.equal(host.shown[0]?.message, 'Delete "beta"?');
    assert.match(
      host.shown[0].detail ?? "",
      /everything that .+ made for it are deleted\. This can't be undone\./,
    );
    assert.deepEqual(window.sent, []);
    host.answer = pressing("Delete Workspace");
    await deleteWorkspace(window, { listed: await window.row("beta") });
    assert.deepEqual(window.sent, [{ transition: "delete" }]);
    await window.saidQuietly('Deleted "beta".');
  });

  it("marks it, and takes the marks away", async () => {
    const has = async () => {
      const { workspace } = await window.row("beta");
      return [workspace.favorite, workspace.dormantAt !== undefined];
    };
    const row = async () => ({ listed: await window.row("beta") });
    await favoriteWorkspace(window, await row());
    await makeWorkspaceDormant(window, await row());
    assert.deepEqual(await has(), [true, false], "dormant only after a yes");
    host.answer = pressing("Make Dormant");
    await makeWorkspaceDormant(window, await row());
    assert.deepEqual(await has(), [true, true]);
    await unfavoriteWorkspace(window, await row());
    await wakeWorkspace(window, await row());
    assert.deepEqual(await has(), [false, false]);
    await assert.rejects(wakeWorkspace(window, await row()), { message: '"beta" isn\'t dormant.' });
    assert.deepEqual(host.statusBarMessages, [
      '"beta" is a favorite now.',
      '"beta" is dormant now.',
      '"beta" is no longer a favorite.',
      '"beta" is no longer dormant.',
    ]);
  });

  it("shows the log of its last build", async () => {
    await showBuildLog(window, { listed: await window.row("beta") });
    assert.deepEqual(
      window.logs.map(({ number }) => number),
      [window.builds("beta")],
    );
  });
});
