import assert from "node:assert/strict";
import { favoriteWorkspace } from "../../../../src/commands/workspaces/favoriteWorkspace";
import { host, useVscode } from "../../../support/vscode/host";
import { openWorkspaceWindow, type WorkspaceWindow } from "./workspaceWindow";

describe("adding a favorite workspace", () => {
  useVscode();
  let window: WorkspaceWindow;
  beforeEach(async () => {
    window = await openWorkspaceWindow();
  });
  afterEach(() => window.close());

  it("marks it without a question, says so, and refuses one that is of somebody else", async () => {
    const row = await window.row("beta");
    await favoriteWorkspace(window, { listed: row });
    assert.equal(
      window.coderd.log.count({ method: "PUT", path: `/api/v2/workspaces/${row.workspace.id}/favorite` }),
      1,
    );
    assert.equal((await window.row("beta")).workspace.favorite, true);
    assert.deepEqual([host.shown, host.statusBarMessages], [[], ['Added "beta" to favorites.']]);
    await window.signIn("olive");
    const theirs = await window.row("beta");
    await assert.rejects(favoriteWorkspace(window, { listed: theirs }), { message: /favorite/ });
    assert.equal(window.coderd.log.count({ method: "PUT" }), 0);
  });
});
