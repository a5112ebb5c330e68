import assert from "node:assert/strict";
import type { Workspace } from "../../../../src/coder/api/workspaces";
import { ListedWorkspace } from "../../../../src/presentation/workspace/listedWorkspace";
import { stateIcon } from "../../../../src/presentation/workspace/stateWords";
import {
  searchableText,
  workspaceLines,
  workspaceWords,
} from "../../../../src/presentation/workspace/workspaceWords";
import type { WorkspaceStateName } from "../../../../src/workspaces/state/workspaceState";
import { useVscode } from "../../../support/vscode/host";
import { sessionAt } from "../../views/pictureSupport";
import { noon, stopped, workspace } from "../../workspaces/workspaceSupport";

describe("a workspace in words", () => {
  useVscode();
  const session = sessionAt("coder.example.com", 0);
  const list = (one: Workspace) => new ListedWorkspace(one, session, noon);
  const words = (one: Workspace) => workspaceWords(list(one)).join(" · ");
  const lines = (one: Workspace) => workspaceLines(list(one));
  const inHours = (hours: number) => new Date(+noon + hours * 3_600_000);

  it("says its state, when it stops, and its template", () => {
    assert.equal(
      words(workspace("w", { build: { deadline: inHours(2) } })),
      "running · stops in 2 hours · docker",
    );
    assert.equal(words(workspace("w", { build: { deadline: inHours(-1) } })), "running · stops now · docker");
    assert.equal(words(workspace("w", { templateDisplayName: "Docker" })), "running · Docker");
    assert.equal(words(stopped("w", { outdated: true })), "stopped · outdated · docker");
    assert.equal(words(stopped("w", { dormantAt: noon })), "stopped · dormant · docker");
  });

  it("says nothing of a deadline that a stopped one still has", () => {
    assert.equal(words(stopped("w", { build: { deadline: inHours(2) } })), "stopped · docker");
  });

  it("says for what it waits, and at which place", () => {
    const queued = (transition: string, queuePosition: number) =>
      words(
        workspace("w", { build: { transition }, job: { status: "pending", queuePosition, queueSize: 5 } }),
      );
    assert.equal(queued("start", 2), "waiting to start, 2 of 5 · docker");
    assert.equal(queued("stop", 0), "waiting to stop · docker");
    assert.equal(queued("delete", 1), "waiting to be deleted, 1 of 5 · docker");
  });

  it("says what failed and what was cancelled, and why in its details", () => {
    const failed = workspace("w", {
      build: { transition: "stop" },
      job: { status: "failed", error: "no disk" },
    });
    assert.equal(words(failed), "failed to stop · docker");
    assert.ok(lines(failed).includes("Reason: no disk"));
    const job = { status: "failed", error: "canceled", canceledAt: noon };
    assert.equal(words(workspace("w", { job })), "start canceled · docker");
    assert.ok(!lines(workspace("w", { job })).some((line) => line.startsWith("Reason")));
  });

  it("gives the reason of an agent that is not well, but not of one that connects", () => {
    const reason = { healthy: false, healthReason: "agent has lost connection" };
    const lost = workspace("w", { agents: [{ status: "disconnected", ...reason }] });
    assert.ok(lines(lost).includes("main: agent has lost connection"));
    const connecting = workspace("w", { agents: [{ status: "connecting", ...reason }] });
    assert.ok(!lines(connecting).some((line) => line.startsWith("main:")));
  });

  it("says of one of somebody else's whose it is, and when a dormant one is deleted", () => {
    const theirs = workspace("w", {
      ownerId: "bob-id",
      ownerName: "bob",
      dormantAt: noon,
      deletingAt: inHours(24),
    });
    const said = lines(theirs).join("\n");
    assert.match(said, /^Owner: bob$/m);
    assert.match(said, /^Dormant since .* It will be deleted .*\.$/m);
  });

  it("is found by its name, owner, template, state and marks", () => {
    const found = searchableText(
      list(stopped("Alpha", { templateDisplayName: "My Docker", favorite: true })),
    );
    for (const word of ["alpha", "alice", "stopped", "my docker", "docker", "favorite"])
      assert.ok(found.includes(word), word);
  });

  it("has a shape of its own for each state that is not under way", () => {
    const settled: WorkspaceStateName[] = [
      "queued",
      "running",
      "connecting",
      "settingUp",
      "scriptFailed",
      "agentLost",
      "agentTimeout",
      "unhealthy",
      "stopped",
      "deleted",
      "failed",
      "canceled",
      "unknown",
    ];
    const icons = settled.map((state) => stateIcon(state, false).icon);
    assert.equal(new Set(icons).size, settled.length);
    assert.notEqual(stateIcon("stopped", true).icon, stateIcon("stopped", false).icon);
    assert.equal(stateIcon("connecting", false).color, "charts.blue", "it is no fault");
  });
});
