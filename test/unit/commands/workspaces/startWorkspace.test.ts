import assert from "node:assert/strict";
import { startWorkspace } from "../../../../src/commands/workspaces/startWorkspace";
import { Cancelled } from "../../../../src/platform/errors";
import { host, pressing, useVscode } from "../../../support/vscode/host";
import { openWorkspaceWindow, type WorkspaceWindow } from "./workspaceWindow";

describe("starting a workspace", () => {
  useVscode();
  let window: WorkspaceWindow;
  beforeEach(async () => {
    window = await openWorkspaceWindow();
  });
  afterEach(() => window.close());

  it("starts it from its row without a question, offers its log, and says when it is done", async () => {
    const row = await window.row("beta");
    await startWorkspace(window, { listed: row });
    assert.deepEqual(window.sent, [{ transition: "start" }]);
    assert.equal((await window.said('Starting "beta".')).choices[0], "Show Build Log");
    await window.saidQuietly('Started "beta".');
    assert.deepEqual(
      host.shown.filter(({ isModal }) => isModal),
      [],
    );
    assert.deepEqual([...new Set(window.looked)], [row.workspace.id]);
    assert.ok(window.looked.length >= 2, "the row is looked at when it begins and when it is over");
    assert.equal(host.progress[0]?.options.title, "beta");
  });

  it("picks a workspace from the palette, of those that can be started", async () => {
    host.answer = pressing("beta");
    await startWorkspace(window, undefined);
    const [pick] = host.shown;
    assert.equal(pick?.message, "Start a Workspace");
    assert.ok(pick.choices.includes("beta") && !pick.choices.includes("alpha"));
    assert.equal(window.sent.length, 1);
    host.answer = () => undefined;
    await assert.rejects(startWorkspace(window, undefined), Cancelled);
  });
});
