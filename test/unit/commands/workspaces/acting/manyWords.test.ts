import assert from "node:assert/strict";
import { startWorkspace } from "../../../../../src/commands/workspaces/startWorkspace";
import { host, pressing, useVscode } from "../../../../support/vscode/host";
import { createStopped, openWorkspaceWindow, rowsOf, type WorkspaceWindow } from "../workspaceWindow";

describe("the question before something is done with several workspaces", () => {
  useVscode();
  let window: WorkspaceWindow;
  beforeEach(async () => {
    window = await openWorkspaceWindow();
    for (const name of ["one", "two", "three"]) createStopped(window, name);
  });
  afterEach(() => window.close());

  it("asks once, naming them and how many are left out, and does it with the others", async () => {
    const chosen = await rowsOf(window, "one", "two", "alpha");
    await startWorkspace(window, chosen[0], chosen);
    assert.equal(host.shown[0]?.message, "Start 2 workspaces?");
    assert.equal(host.shown[0].detail, "• one\n• two\n\n1 more is skipped because of its state.");
    assert.deepEqual(window.sent, []);
    host.answer = pressing("Start 2 Workspaces");
    await startWorkspace(window, chosen[0], chosen);
    await window.said("Started 2 workspaces.");
    assert.deepEqual(window.sent, [{ transition: "start" }, { transition: "start" }]);
    assert.equal(host.shown.filter(({ isModal }) => isModal).length, 2);
  });
});
