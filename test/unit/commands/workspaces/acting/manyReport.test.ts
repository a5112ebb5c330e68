import assert from "node:assert/strict";
import { startWorkspace } from "../../../../../src/commands/workspaces/startWorkspace";
import { until } from "../../../../host/until";
import { host, pressing, useVscode } from "../../../../support/vscode/host";
import { createStopped, openWorkspaceWindow, rowsOf, type WorkspaceWindow } from "../workspaceWindow";

const builds = { method: "POST", path: "/api/v2/workspaces/*/builds" };

describe("the report of what was done with several workspaces", () => {
  useVscode();
  let window: WorkspaceWindow;
  beforeEach(async () => {
    window = await openWorkspaceWindow();
    for (const name of ["one", "two", "three"]) createStopped(window, name);
  });
  afterEach(() => window.close());
  const stateOf = async (name: string) => (await window.row(name)).state;

  it("reports what became of each, and tries only those again that may fare better", async () => {
    const chosen = await rowsOf(window, "one", "two", "three");
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
    const warning = await window.said("Done: 1 of 3 workspaces.");
    assert.deepEqual(warning.choices, ["Show Report", "Try the Rest Again"]);
    const report = await until(
      () => host.documents[0]?.content.split("\n").filter(Boolean),
      () => "no report",
      5_000,
    );
    assert.match(
      report.join("\n"),
      /^# Failed\n- one: .*The quota is used up\..*\n# Skipped\n- "two" is already .*\n# Done\n- three$/,
    );
    assert.equal(window.sent.length, 2);
  });

  it("tries the rest again without another question", async () => {
    window.coderd.store.nextFailure = { error: "no space left", lines: [] };
    const chosen = await rowsOf(window, "one", "two");
    host.answer = (shown) => pressing("Start 2 Workspaces", "Try the Rest Again")(shown);
    await startWorkspace(window, chosen[0], chosen);
    await window.said("Done: 1 of 2 workspaces.");
    await window.said('Started "');
    assert.equal(window.sent.length, 3);
    assert.deepEqual([await stateOf("one"), await stateOf("two")].includes("failed"), false);
  });
});
