import assert from "node:assert/strict";
import { makeWorkspaceDormant } from "../../../../src/commands/workspaces/makeWorkspaceDormant";
import { host, pressing, useVscode } from "../../../support/vscode/host";
import { openWorkspaceWindow, type WorkspaceWindow } from "./workspaceWindow";

describe("making a workspace dormant", () => {
  useVscode();
  let window: WorkspaceWindow;
  beforeEach(async () => {
    window = await openWorkspaceWindow();
  });
  afterEach(() => window.close());

  it("does so only after a yes to a question that says what can't reach it any more", async () => {
    const row = await window.row("beta");
    const dormant = { method: "PUT", path: `/api/v2/workspaces/${row.workspace.id}/dormant` };
    await makeWorkspaceDormant(window, { listed: row });
    assert.equal(host.shown[0]?.message, 'Make "beta" dormant?');
    assert.match(host.shown[0].detail ?? "", /^Tokens limited to workspaces can't access it/);
    assert.equal(window.coderd.log.count(dormant), 0);
    host.answer = pressing("Make Dormant");
    await makeWorkspaceDormant(window, { listed: row });
    assert.deepEqual(JSON.parse(window.coderd.log.last(dormant).body), { dormant: true });
    assert.ok((await window.row("beta")).workspace.dormantAt);
    assert.deepEqual(host.statusBarMessages, ['Made "beta" dormant.']);
  });
});
