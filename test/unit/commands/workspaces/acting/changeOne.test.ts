import assert from "node:assert/strict";
import { changeOne } from "../../../../../src/commands/workspaces/acting/changeOne";
import { host, useVscode } from "../../../../support/vscode/host";
import { openWorkspaceWindow, type WorkspaceWindow } from "../workspaceWindow";

describe("what takes no build", () => {
  useVscode();
  let window: WorkspaceWindow;
  beforeEach(async () => {
    window = await openWorkspaceWindow();
  });
  afterEach(() => window.close());

  it("has the view look at the workspace once it is changed", async () => {
    const listed = await window.row("beta");
    await changeOne("favorite")(window, listed);
    assert.deepEqual(window.looked, [listed.workspace.id]);
    assert.deepEqual(window.sent, []);
  });

  it("says nothing was changed where the server refuses, in its words", async () => {
    const listed = await window.row("beta");
    window.coderd.faults.add(
      { method: "PUT", path: "/**" },
      { kind: "answer", status: 400, body: { message: "Favorites are full." } },
    );
    await assert.rejects(changeOne("favorite")(window, listed), { serverMessage: "Favorites are full." });
    assert.deepEqual(host.statusBarMessages, []);
  });
});
