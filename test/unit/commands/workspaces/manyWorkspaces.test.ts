import assert from "node:assert/strict";
import { deleteWorkspace } from "../../../../src/commands/workspaces/deleteWorkspace";
import { favoriteWorkspace } from "../../../../src/commands/workspaces/favoriteWorkspace";
import { startWorkspace } from "../../../../src/commands/workspaces/startWorkspace";
import { stopWorkspace } from "../../../../src/commands/workspaces/stopWorkspace";
import { until } from "../../../host/until";
import { host, pressing, useVscode } from "../../../support/vscode/host";
import { openWorkspaceWindow, type WorkspaceWindow } from "./workspaceWindow";

const builds = { method: "POST", path: "/api/v2/workspaces/*/builds" };

describe("doing something with several workspaces", () => {
  useVscode();
  let window: WorkspaceWindow;
  beforeEach(async () => {
    window = await openWorkspaceWindow();
    for (const name of ["one", "two", "three"]) {
      window.coderd.createWorkspace("alice", "docker", {
        name,
        history: [
          { transition: "start", duration: 1, createdAt: new Date(Date.now() - 9_000) },
          { transition: "stop", duration: 1, createdAt: new Date(Date.now() - 5_000) },
        ],
      });
    }
  });
  afterEach(() => window.close());
  const rows = async (...names: string[]) => {
    const all = [];
    for (const name of names) all.push({ listed: await window.row(name) });
    return all;
  };
  const stateOf = async (name: string) => (await window.row(name)).state;

  it("asks once, naming them and how many are left out, and does it with the others", async () => {
    const chosen = await rows("one", "two", "alpha");
    await startWorkspace(window, chosen[0], chosen);
    assert.equal(host.shown[0]?.message, "Start 2 workspaces?");
    assert.equal(
      host.shown[0].detail,
      "• one\n• two\n\n1 more are left out: it makes no sense in their state.",
    );
    assert.deepEqual(window.sent, []);
    host.answer = pressing("Start 2 Workspaces");
    await startWorkspace(window, chosen[0], chosen);
    await window.said("Started 2 workspaces.");
    assert.deepEqual(window.sent, [{ transition: "start" }, { transition: "start" }]);
    assert.equal(host.shown.filter(({ isModal }) => isModal).length, 2);
  });

  it("does nothing where it makes no sense for any", async () => {
    const chosen = await rows("one", "two");
    await assert.rejects(stopWorkspace(window, chosen[0], chosen), { message: /makes no sense for any/ });
    assert.deepEqual(host.shown, []);
  });

  it("reports what became of each, and tries only those again that may fare better", async () => {
    const chosen = await rows("one", "two", "three");
    const [one, two] = chosen;
    const path = `/api/v2/workspaces/${one?.listed.workspace.id ?? ""}/builds`;
    window.coderd.faults.add(
      { ...builds, path, times: 1 },
      { kind: "answer", status: 400, body: { message: "No.", detail: "The quota is used up." } },
    );
    // Somebody else was faster.
    const workspace = window.coderd.workspace("two");
    await window.session.client.workspaces.build(workspace.id, { transition: "start" });
    window.coderd.log.clear();
    host.answer = (shown) => pressing("Start 3 Workspaces", "Show Report")(shown);
    await startWorkspace(window, two, chosen);
    const warning = await window.said("1 of 3 workspaces are done.");
    assert.deepEqual(warning.choices, ["Show Report", "Try the Rest Again"]);
    const report = await until(
      () => host.documents[0]?.content.split("\n").filter(Boolean),
      () => "no report",
      5_000,
    );
    assert.match(
      report.join("\n"),
      /^# Failed\n- one: .*The quota is used up\..*\n# Left out\n- "two" is already .*\n# Done\n- three$/,
    );
    assert.equal(window.sent.length, 2);
  });

  it("tries the rest again without another question", async () => {
    window.coderd.store.nextFailure = { error: "no space left", lines: [] };
    const chosen = await rows("one", "two");
    host.answer = (shown) => pressing("Start 2 Workspaces", "Try the Rest Again")(shown);
    await startWorkspace(window, chosen[0], chosen);
    await window.said("1 of 2 workspaces are done.");
    await window.said("Started 1 workspaces.").catch(() => window.said("Started"));
    assert.equal(window.sent.length, 3);
    assert.deepEqual([await stateOf("one"), await stateOf("two")].includes("failed"), false);
  });

  it("stops when it is told to: what has begun goes on, the rest is not tried", async () => {
    window.coderd.store.timings.buildDuration = 60_000;
    for (let index = 0; index < 4; index += 1) {
      window.coderd.createWorkspace("alice", "docker", {
        name: `more${index}`,
        history: [{ transition: "stop", duration: 1, createdAt: new Date(Date.now() - 5_000) }],
      });
    }
    const chosen = await rows("more0", "more1", "more2", "more3", "one");
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
    await window.said("0 of 5 workspaces are done.");
    const report = await until(
      () => host.documents[0]?.content,
      () => "no report",
      5_000,
    );
    assert.match(report, /# Not tried\n\n- one\n\n# Still in progress\n\n- more0/);
    assert.equal(window.sent.length, 4);
  });

  it("deletes several after one question that says what is lost", async () => {
    const chosen = await rows("one", "two");
    host.answer = pressing("Delete 2 Workspaces");
    await deleteWorkspace(window, chosen[0], chosen);
    assert.match(host.shown[0]?.detail ?? "", /their files and everything .* can't be undone/);
    await window.said("Deleted 2 workspaces.");
  });

  it("marks several without a question", async () => {
    const chosen = await rows("one", "two");
    await favoriteWorkspace(window, chosen[0], chosen);
    await window.said("Changed 2 favorites.");
    assert.equal((await window.row("two")).workspace.favorite, true);
  });
});
