import assert from "node:assert/strict";
import { unfavoriteWorkspace } from "../../../../src/commands/workspaces/unfavoriteWorkspace";
import { host, useVscode } from "../../../support/vscode/host";
import { openWorkspaceWindow, type WorkspaceWindow } from "./workspaceWindow";

describe("removing a favorite workspace", () => {
  useVscode();
  let window: WorkspaceWindow;
  beforeEach(async () => {
    window = await openWorkspaceWindow();
  });
  afterEach(() => window.close());

  it("takes the mark away without a question, says so, and takes none away where there is none", async () => {
    const row = await window.row("alpha");
    assert.equal(row.workspace.favorite, true);
    await unfavoriteWorkspace(window, { listed: row });
    assert.equal(
      window.coderd.log.count({ method: "DELETE", path: `/api/v2/workspaces/${row.workspace.id}/favorite` }),
      1,
    );
    const now = await window.row("alpha");
    assert.equal(now.workspace.favorite, false);
    assert.deepEqual([host.shown, host.statusBarMessages], [[], ['Removed "alpha" from favorites.']]);
    await assert.rejects(unfavoriteWorkspace(window, { listed: now }), { message: /favorite/ });
    assert.equal(window.coderd.log.count({ method: "DELETE" }), 0);
  });
});
