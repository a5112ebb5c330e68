import assert from "node:assert/strict";
import { explainRefused } from "../../../../../src/commands/workspaces/acting/explainRefused";
import { startWorkspace } from "../../../../../src/commands/workspaces/startWorkspace";
import { Explained } from "../../../../../src/platform/errors";
import { Refused } from "../../../../../src/workspaces/state/whyNotNow";
import { host, useVscode } from "../../../../support/vscode/host";
import { openWorkspaceWindow, type WorkspaceWindow } from "../workspaceWindow";

describe("what was refused of a workspace", () => {
  useVscode();
  let window: WorkspaceWindow;
  beforeEach(async () => {
    window = await openWorkspaceWindow();
  });
  afterEach(() => window.close());

  it("does not start what runs already, though its server would, and offers to restart it", async () => {
    const row = await window.row("alpha");
    const error = await startWorkspace(window, { listed: row }).catch((thrown: unknown) => thrown);
    const { message, steps } = error as {
      message: string;
      steps: { title: string; run(): Promise<unknown> }[];
    };
    assert.equal(message, '"alpha" is already running.');
    assert.deepEqual(window.sent, []);
    await steps[0]?.run();
    assert.deepEqual(host.executed[0]?.command, "coderAccess.workspaces.restartWorkspace");
    assert.deepEqual(host.executed[0].args, [row]);
  });

  it("leads to what helps next, and hands on what is no refusal as it is", async () => {
    const listed = await window.row("beta");
    const nexts = ["showBuildLog", "start", "stop", "restart", "openInDashboard"] as const;
    const titles: string[] = [];
    for (const next of nexts) {
      const told = explainRefused(new Refused({ sentence: "No.", next }), listed);
      assert.ok(told instanceof Explained);
      assert.equal(told.message, "No.");
      titles.push(...told.steps.map(({ title }) => title));
      await told.steps[0]?.run();
    }
    assert.deepEqual(titles, ["Show Build Log", "Start", "Stop", "Restart", "Open in Dashboard"]);
    const commands = [
      "showBuildLog",
      "startWorkspace",
      "stopWorkspace",
      "restartWorkspace",
      "openInDashboard",
    ];
    assert.deepEqual(
      host.executed,
      commands.map((name) => ({ command: `coderAccess.workspaces.${name}`, args: [listed] })),
    );
    const other = new Error("something else");
    assert.equal(explainRefused(other, listed), other);
  });
});
