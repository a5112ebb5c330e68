import assert from "node:assert/strict";
import { startWorkspace } from "../../../../../src/commands/workspaces/startWorkspace";
import { stopWorkspace } from "../../../../../src/commands/workspaces/stopWorkspace";
import { signedInAt } from "../../../../support/signedIn";
import { host, pressing, useVscode } from "../../../../support/vscode/host";
import { openWorkspaceWindow, type WorkspaceWindow } from "../workspaceWindow";

const builds = { method: "POST", path: "/api/v2/workspaces/*/builds" };

describe("doing something with one workspace", () => {
  useVscode();
  let window: WorkspaceWindow;
  beforeEach(async () => {
    window = await openWorkspaceWindow();
  });
  afterEach(() => window.close());

  it("sends nothing where somebody else was faster while the question stood, and says who", async () => {
    const row = await window.row("alpha");
    const olive = await signedInAt(window.coderd, "olive");
    window.coderd.store.timings.buildDuration = 60_000;
    host.answer = async (shown) => {
      if (shown.isModal) await olive.client.workspaces.build(row.workspace.id, { transition: "stop" });
      return pressing("Stop Workspace")(shown);
    };
    const before = window.builds("alpha");
    await assert.rejects(stopWorkspace(window, { listed: row }), {
      message: 'olive is stopping "alpha". Wait until that ends.',
    });
    assert.equal(window.builds("alpha"), before + 1);
  });

  it("does nothing for somebody who is not signed in there any more", async () => {
    const row = await window.row("beta");
    await window.signIn("olive");
    window.coderd.log.clear();
    await assert.rejects(startWorkspace(window, { listed: row }), { message: /as a different user/ });
    for (const session of window.sessions.all) await window.sessions.signOut(session);
    await assert.rejects(startWorkspace(window, { listed: row }), { message: /not signed in/ });
    assert.equal(window.coderd.log.count(builds), 0);
  });

  it("says of one that was deleted meanwhile that it is gone", async () => {
    const row = await window.row("beta");
    window.coderd.store.workspaces.delete(row.workspace.id);
    await assert.rejects(startWorkspace(window, { listed: row }), { message: /"beta" was deleted/ });
    assert.deepEqual(window.looked, [row.workspace.id]);
  });
});
