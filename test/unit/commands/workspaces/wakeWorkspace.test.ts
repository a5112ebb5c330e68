import assert from "node:assert/strict";
import { wakeWorkspace } from "../../../../src/commands/workspaces/wakeWorkspace";
import { host, useVscode } from "../../../support/vscode/host";
import { openWorkspaceWindow, type WorkspaceWindow } from "./workspaceWindow";

describe("waking a workspace", () => {
  useVscode();
  let window: WorkspaceWindow;
  beforeEach(async () => {
    window = await openWorkspaceWindow();
  });
  afterEach(() => window.close());

  it("wakes a dormant one without a question, and refuses one that is not", async () => {
    const row = await window.row("old-firmware");
    assert.ok(row.workspace.dormantAt);
    await wakeWorkspace(window, { listed: row });
    const dormant = { method: "PUT", path: `/api/v2/workspaces/${row.workspace.id}/dormant` };
    assert.deepEqual(JSON.parse(window.coderd.log.last(dormant).body), { dormant: false });
    assert.deepEqual([host.shown, host.statusBarMessages], [[], ['Woke "old-firmware".']]);
    const now = await window.row("old-firmware");
    assert.equal(now.workspace.dormantAt, undefined);
    await assert.rejects(wakeWorkspace(window, { listed: now }), {
      message: '"old-firmware" isn\'t dormant.',
    });
  });
});
