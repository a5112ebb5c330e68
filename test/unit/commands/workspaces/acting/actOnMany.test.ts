import assert from "node:assert/strict";
import { deleteWorkspace } from "../../../../../src/commands/workspaces/deleteWorkspace";
import { favoriteWorkspace } from "../../../../../src/commands/workspaces/favoriteWorkspace";
import { startWorkspace } from "../../../../../src/commands/workspaces/startWorkspace";
import { stopWorkspace } from "../../../../../src/commands/workspaces/stopWorkspace";
import { until } from "../../../../host/until";
import { host, pressing, useVscode } from "../../../../support/vscode/host";
import { createStopped, openWorkspaceWindow, rowsOf, type WorkspaceWindow } from "../workspaceWindow";

describe("doing something with several workspaces", () => {
  useVscode();
  let window: WorkspaceWindow;
  beforeEach(async () => {
    window = await openWorkspaceWindow();
    for (const name of ["one", "two", "three"]) createStopped(window, name);
  });
  afterEach(() => window.close());

  it("does nothing where it makes no sense for any", async () => {
    const chosen = await rowsOf(window, "one", "two");
    await assert.rejects(stopWorkspace(window, chosen[0], chosen), { message: /isn't possible for any/ });
    assert.deepEqual(host.shown, []);
  });

  it("stops when it is told to: what has begun goes on, the rest is not tried", async () => {
    window.coderd.store.timings.buildDuration = 60_000;
    for (let index = 0; index < 4; index += 1) createStopped(window, `more${index}`);

    const chosen = await rowsOf(window, "more0", "more1", "more2", "more3", "one");
    host.answer = (shown) => pressing("Start 5 Workspaces", "Show Report")(shown);
    const starting = startWorkspace(window, chosen[0], chosen);
    const progress = await until(
      () => host.progress[0],
      () => "no progress",
      5_000,
    );
    assert.equal(progress.options.title, "Starting 5 workspaces");
    await until(
      () => (window.sent.length === 4 ? true : undefined),
      () => "not begun",
      5_000,
    );
    progress.cancel();
    await starting;
    await window.said("Done: 0 of 5 workspaces.");
    const report = await until(
      () => host.documents[0]?.content,
      () => "no report",
      5_000,
    );
    assert.match(report, /# Not tried\n\n- one\n\n# Still in progress\n\n- more0/);
    assert.equal(window.sent.length, 4);
  });

  it("deletes several after one question that says what is lost", async () => {
    const chosen = await rowsOf(window, "one", "two");
    host.answer = pressing("Delete 2 Workspaces");
    await deleteWorkspace(window, chosen[0], chosen);
    assert.match(host.shown[0]?.detail ?? "", /their files, and everything .* can't be undone/);
    await window.said("Deleted 2 workspaces.");
  });

  it("marks several without a question", async () => {
    const chosen = await rowsOf(window, "one", "two");
    await favoriteWorkspace(window, chosen[0], chosen);
    await window.said("Changed 2 favorites.");
    assert.equal((await window.row("two")).workspace.favorite, true);
  });
});
