import assert from "node:assert/strict";
import { deleteWorkspace } from "../../../../src/commands/workspaces/deleteWorkspace";
import { host, pressing, useVscode } from "../../../support/vscode/host";
import { openWorkspaceWindow, type WorkspaceWindow } from "./workspaceWindow";

describe("deleting a workspace", () => {
  useVscode();
  let window: WorkspaceWindow;
  beforeEach(async () => {
    window = await openWorkspaceWindow();
  });
  afterEach(() => window.close());

  it("deletes after a question that names it and says what is lost", async () => {
    await deleteWorkspace(window, { listed: await window.row("beta") });
    assert.equal(host.shown[0]?.message, 'Delete "beta"?');
    assert.match(
      host.shown[0].detail ?? "",
      /everything .+ created for it will be deleted\. This can't be undone\./,
    );
    assert.deepEqual(window.sent, []);
    host.answer = pressing("Delete Workspace");
    await deleteWorkspace(window, { listed: await window.row("beta") });
    assert.deepEqual(window.sent, [{ transition: "delete" }]);
    await window.saidQuietly('Deleted "beta".');
  });
});
