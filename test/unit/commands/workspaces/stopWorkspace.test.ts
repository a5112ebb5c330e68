import assert from "node:assert/strict";
import { stopWorkspace } from "../../../../src/commands/workspaces/stopWorkspace";
import { host, pressing, useVscode } from "../../../support/vscode/host";
import { openWorkspaceWindow, type WorkspaceWindow } from "./workspaceWindow";

describe("stopping a workspace", () => {
  useVscode();
  let window: WorkspaceWindow;
  beforeEach(async () => {
    window = await openWorkspaceWindow();
  });
  afterEach(() => window.close());

  it("asks before it stops one, reads it again after the question, and sends nothing without a yes", async () => {
    const row = await window.row("alpha");
    await stopWorkspace(window, { listed: row });
    assert.equal(host.shown[0]?.message, 'Stop "alpha"?');
    assert.deepEqual(host.shown[0].choices, ["Stop Workspace"]);
    assert.deepEqual(window.sent, []);
    host.answer = pressing("Stop Workspace");
    await stopWorkspace(window, { listed: row });
    assert.deepEqual(window.sent, [{ transition: "stop" }]);
    assert.equal(window.coderd.log.count({ method: "GET", path: "/api/v2/workspaces/*" }), 3);
    await window.saidQuietly('Stopped "alpha".');
  });
});
