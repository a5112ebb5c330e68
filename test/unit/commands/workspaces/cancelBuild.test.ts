import assert from "node:assert/strict";
import { cancelBuild } from "../../../../src/commands/workspaces/cancelBuild";
import { startWorkspace } from "../../../../src/commands/workspaces/startWorkspace";
import { host, pressing, useVscode } from "../../../support/vscode/host";
import { openWorkspaceWindow, type WorkspaceWindow } from "./workspaceWindow";

describe("canceling a workspace's build", () => {
  useVscode();
  let window: WorkspaceWindow;
  beforeEach(async () => {
    window = await openWorkspaceWindow();
  });
  afterEach(() => window.close());

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
      message: 'The build of "beta" finished before it could be canceled.',
    });
  });

  it("follows a build that somebody else canceled meanwhile", async () => {
    window.coderd.store.timings.buildDuration = 60_000;
    await startWorkspace(window, { listed: await window.row("beta") });
    const row = await window.row("beta");
    host.answer = (shown) => {
      // While the question is open.
      window.coderd.faults.add(
        { method: "PATCH", path: "/**" },
        { kind: "answer", status: 400, body: { message: "Job has already been marked as canceled!" } },
      );
      return pressing("Cancel Build")(shown);
    };
    await cancelBuild(window, { listed: row });
    assert.equal(window.coderd.log.count({ method: "PATCH" }), 1);
    const id = window.coderd.workspace("beta").id;
    assert.ok(window.looked.includes(id), "the view is told to look");
  });

  it("says who can cancel where the template forbids it, and sends nothing", async () => {
    window.coderd.store.timings.buildDuration = 60_000;
    await startWorkspace(window, { listed: await window.row("beta") });
    for (const template of window.coderd.store.templates.values()) template.allowCancel = false;
    const row = await window.row("beta");
    assert.ok(!row.can("cancel"));
    host.answer = pressing("Cancel Build");
    await assert.rejects(cancelBuild(window, { listed: row }), {
      message:
        'The template of "beta" lets only people with the Owner role cancel builds. Ask one of them, or wait until the build ends.',
    });
    assert.equal(window.coderd.log.count({ method: "PATCH" }), 0);
  });
});

describe("canceling a build with the role Owner", () => {
  useVscode();

  it("is possible, also where the template forbids it to everybody else", async () => {
    const window = await openWorkspaceWindow("olive");
    try {
      window.coderd.store.timings.buildDuration = 60_000;
      for (const template of window.coderd.store.templates.values()) template.allowCancel = false;
      const { id } = window.coderd.workspace("beta");
      const { session } = await window.row("beta");
      await session.client.workspaces.build(id, { transition: "start" });
      host.answer = pressing("Cancel Build");
      await cancelBuild(window, { listed: await window.row("beta") });
      assert.equal(window.coderd.log.count({ method: "PATCH" }), 1);
      assert.ok(!(await window.row("beta")).can("cancel"), "it is being canceled");
    } finally {
      await window.close();
    }
  });
});
