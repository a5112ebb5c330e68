import assert from "node:assert/strict";
import { restartWorkspace } from "../../../../src/commands/workspaces/restartWorkspace";
import type { ProfileName } from "../../../coderd";
import { host, pressing, useVscode } from "../../../support/vscode/host";
import { openWorkspaceWindow, type WorkspaceWindow } from "./workspaceWindow";

describe("restarting a workspace", () => {
  useVscode();
  let window: WorkspaceWindow;
  beforeEach(async () => {
    window = await openWorkspaceWindow();
  });
  afterEach(() => window.close());
  const open = async (release?: ProfileName) => {
    await window.close();
    window = await openWorkspaceWindow("alice", release);
  };

  it("restarts in one request from v2.36, and says before that nothing can get lost", async () => {
    await open("2.36");
    host.answer = pressing("Restart Workspace");
    await restartWorkspace(window, { listed: await window.row("alpha") });
    assert.match(host.shown[0]?.detail ?? "", /starts again even if you close this window/);
    await window.saidQuietly('Started "alpha".');
    assert.deepEqual(window.sent, [{ transition: "stop", on_success: { transition: "start" } }]);
  });
});
