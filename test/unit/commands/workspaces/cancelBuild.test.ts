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
});
