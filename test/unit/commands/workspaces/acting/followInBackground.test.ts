import assert from "node:assert/strict";
import { restartWorkspace } from "../../../../../src/commands/workspaces/restartWorkspace";
import { startWorkspace } from "../../../../../src/commands/workspaces/startWorkspace";
import { host, pressing, useVscode } from "../../../../support/vscode/host";
import { openWorkspaceWindow, type WorkspaceWindow } from "../workspaceWindow";

const builds = { method: "POST", path: "/api/v2/workspaces/*/builds" };

describe("following a build", () => {
  useVscode();
  let window: WorkspaceWindow;
  beforeEach(async () => {
    window = await openWorkspaceWindow();
  });
  afterEach(() => window.close());

  it("shows the log when that is pressed", async () => {
    host.answer = pressing("Show Build Log");
    await startWorkspace(window, { listed: await window.row("beta") });
    await window.saidQuietly('Started "beta".');
    assert.deepEqual(
      window.logs.map(({ transition, number }) => [transition, number]),
      [["start", window.builds("beta")]],
    );
  });

  it("tells why a build failed in the server's words, with its log and no second request", async () => {
    window.coderd.store.nextFailure = { error: "terraform apply: no space left on device", lines: [] };
    await startWorkspace(window, { listed: await window.row("beta") });
    const alarm = await window.said("127.0.0.1");
    assert.equal(alarm.kind, "error");
    assert.match(alarm.message, /couldn't start "beta": terraform apply: no space left on device$/);
    assert.equal(alarm.choices[0], "Show Build Log");
    assert.equal(window.sent.length, 1);
  });

  it("says that it was stopped and did not start again", async () => {
    host.answer = pressing("Restart Workspace");
    window.coderd.faults.add(
      { ...builds, skip: 1 },
      {
        kind: "answer",
        status: 403,
        body: { message: "You do not have permission to start this workspace." },
      },
    );
    await restartWorkspace(window, { listed: await window.row("alpha") });
    const alarm = await window.said('"alpha" was stopped, and didn\'t start again');
    assert.equal(alarm.choices[0], "Start");
  });
});
