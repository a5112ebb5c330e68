import assert from "node:assert/strict";
import { showBuildLog } from "../../../../src/commands/workspaces/showBuildLog";
import { useVscode } from "../../../support/vscode/host";
import { openWorkspaceWindow, type WorkspaceWindow } from "./workspaceWindow";

describe("showing a workspace's build log", () => {
  useVscode();
  let window: WorkspaceWindow;
  beforeEach(async () => {
    window = await openWorkspaceWindow();
  });
  afterEach(() => window.close());

  it("shows the log of its last build", async () => {
    await showBuildLog(window, { listed: await window.row("beta") });
    assert.deepEqual(
      window.logs.map(({ number }) => number),
      [window.builds("beta")],
    );
  });
});
