import assert from "node:assert/strict";
import {
  copyWorkspaceId,
  copyWorkspaceName,
} from "../../../../../src/commands/workspaces/showing/copyWorkspace";
import { host, useVscode } from "../../../../support/vscode/host";
import { openShowingWindow, type ShowingWindow } from "./showingSupport";

describe("copying what a workspace is called", () => {
  useVscode();
  let window: ShowingWindow;
  beforeEach(async () => {
    window = await openShowingWindow();
  });
  afterEach(() => window.close());

  it("copies a name and an ID", async () => {
    await copyWorkspaceName(window, { listed: window.alpha });
    assert.equal(host.clipboard, "alpha");
    await copyWorkspaceId(window, { listed: window.alpha });
    assert.equal(host.clipboard, window.alpha.workspace.id);
  });
});
