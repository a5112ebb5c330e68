import assert from "node:assert/strict";
import { updateWorkspace } from "../../../../src/commands/workspaces/updateWorkspace";
import { useVscode } from "../../../support/vscode/host";
import { openWorkspaceWindow, type WorkspaceWindow } from "./workspaceWindow";

describe("updating a workspace", () => {
  useVscode();
  let window: WorkspaceWindow;
  beforeEach(async () => {
    window = await openWorkspaceWindow();
  });
  afterEach(() => window.close());

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
});
