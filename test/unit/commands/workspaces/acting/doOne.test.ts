import assert from "node:assert/strict";
import { restartWorkspace } from "../../../../../src/commands/workspaces/restartWorkspace";
import { updateWorkspace } from "../../../../../src/commands/workspaces/updateWorkspace";
import type { ProfileName } from "../../../../coderd";
import { host, pressing, useVscode } from "../../../../support/vscode/host";
import { openWorkspaceWindow, type WorkspaceWindow } from "../workspaceWindow";

describe("the builds of a restart and an update", () => {
  useVscode();
  let window: WorkspaceWindow;
  beforeEach(async () => {
    window = await openWorkspaceWindow();
  });
  afterEach(() => window.close());
  const open = async (release?: ProfileName) => {
    await window.close();
    window = await openWorkspaceWindow("alice", release);
  };

  it("restarts an outdated one in two, and says before that it keeps its version and what a closed window does", async () => {
    await open("2.36");
    host.answer = pressing("Restart Workspace");
    const row = await window.row("arm-controller");
    await restartWorkspace(window, { listed: row });
    assert.match(host.shown[0]?.detail ?? "", /keeps version .* the workspace stays stopped\.$/s);
    await window.saidQuietly('Started "arm-controller".');
    assert.deepEqual(window.sent, [
      { transition: "stop" },
      { transition: "start", template_version_id: row.workspace.latestBuild.templateVersionId },
    ]);
  });

  it("updates one that runs in two, after a question, with the active version in the second", async () => {
    const versions = ["v1", "v2"].map((name) => ({ name, parameters: [] }));
    window.coderd.createTemplate("olive", { name: "plain", versions });
    const [version] = window.coderd.template("plain").versions;
    window.coderd.createWorkspace("alice", "plain", {
      name: "told",
      history: [{ transition: "start", duration: 1, createdAt: new Date(Date.now() - 9_000), version }],
    });
    const row = await window.row("told");
    await updateWorkspace(window, { listed: row });
    assert.equal(host.shown[0]?.message, 'Update and restart "told"?');
    assert.deepEqual(window.sent, []);
    host.answer = pressing("Update Workspace");
    await updateWorkspace(window, { listed: row });
    await window.saidQuietly('Started "told".');
    assert.deepEqual(window.sent, [
      { transition: "stop" },
      { transition: "start", template_version_id: row.workspace.templateActiveVersionId },
    ]);
  });
});
