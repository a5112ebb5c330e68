import assert from "node:assert/strict";
import { stopWorkspace } from "../../../../../src/commands/workspaces/stopWorkspace";
import { host, useVscode } from "../../../../support/vscode/host";
import { openWorkspaceWindow, type WorkspaceWindow } from "../workspaceWindow";

describe("the workspaces that a command is about", () => {
  useVscode();
  let window: WorkspaceWindow;
  beforeEach(async () => {
    window = await openWorkspaceWindow();
  });
  afterEach(() => window.close());

  it("are done with one by one where it is one, and with one question where they are several", async () => {
    const rows = [{ listed: await window.row("alpha") }, { listed: await window.row("arm-controller") }];
    await stopWorkspace(window, rows[0], [rows[0]]);
    await stopWorkspace(window, rows[0], rows);
    assert.deepEqual(
      host.shown.map(({ message }) => message),
      ['Stop "alpha"?', "Stop 2 workspaces?"],
    );
    assert.deepEqual(window.sent, []);
  });
});
