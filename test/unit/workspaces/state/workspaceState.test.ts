import assert from "node:assert/strict";
import { isInTransit, stateOf } from "../../../../src/workspaces/state/workspaceState";
import { noon, stopped, workspace } from "../workspaceSupport";

const agentIs = (status: string, lifecycleState = "created") => ({ agents: [{ status, lifecycleState }] });

describe("the state of a workspace", () => {
  it("tells a build that waits from one that runs, and what that one does by its transition", () => {
    assert.equal(stateOf(workspace("w", { job: { status: "pending" } })), "queued");
    const running = (transition: string) =>
      stateOf(workspace("w", { build: { transition }, job: { status: "running" } }));
    assert.deepEqual(["start", "stop", "delete"].map(running), ["starting", "stopping", "deleting"]);
  });

  it("does not take a stop that failed for one that runs, nor a build that was cancelled for a failed one", () => {
    assert.equal(
      stateOf(workspace("w", { build: { transition: "stop" }, job: { status: "failed" } })),
      "failed",
    );
    const job = { status: "failed", error: "canceled", canceledAt: noon };
    assert.equal(stateOf(workspace("w", { job })), "canceled");
    assert.equal(stateOf(workspace("w", { job: { status: "canceled", canceledAt: noon } })), "canceled");
    assert.equal(stateOf(workspace("w", { job: { status: "canceling" } })), "canceling");
  });

  it("is connecting, not unhealthy, while an agent has not been heard of", () => {
    assert.equal(stateOf(workspace("w", { healthy: false, ...agentIs("connecting") })), "connecting");
  });

  it("tells what is wrong with an agent, however far its life had come", () => {
    assert.equal(
      stateOf(workspace("w", { healthy: false, ...agentIs("disconnected", "start_error") })),
      "agentLost",
    );
    assert.equal(stateOf(workspace("w", { healthy: false, ...agentIs("timeout") })), "agentTimeout");
    assert.equal(
      stateOf(workspace("w", { healthy: false, ...agentIs("connected", "start_error") })),
      "scriptFailed",
    );
    assert.equal(stateOf(workspace("w", agentIs("connected", "starting"))), "settingUp");
    assert.equal(stateOf(workspace("w", agentIs("connected", "start_timeout"))), "running");
    assert.equal(stateOf(workspace("w", agentIs("connected", "ready"))), "running");
  });

  it("tells the worst of several agents, and is unhealthy where nothing says why", () => {
    const agents = [{ status: "connecting" }, { name: "other", status: "disconnected" }];
    assert.equal(stateOf(workspace("w", { agents })), "agentLost");
    assert.equal(stateOf(workspace("w", { healthy: false })), "unhealthy");
    assert.equal(stateOf(workspace("w", { agents: [] })), "running");
  });

  it("does not count agents of a workspace that does not run", () => {
    assert.equal(stateOf(stopped("w")), "stopped");
    assert.equal(stateOf(workspace("w", { build: { transition: "delete" } })), "deleted");
  });

  it("is on its way while it builds, connects or sets up, and settled otherwise", () => {
    const inTransit = [
      workspace("w", { job: { status: "pending" } }),
      workspace("w", { job: { status: "canceling" } }),
      workspace("w", agentIs("connecting")),
      workspace("w", agentIs("connected", "starting")),
    ];
    assert.deepEqual(inTransit.map(isInTransit), [true, true, true, true]);
    const settled = [
      workspace("w"),
      stopped("w"),
      workspace("w", agentIs("disconnected")),
      workspace("w", agentIs("timeout")),
    ];
    assert.deepEqual(settled.map(isInTransit), [false, false, false, false]);
  });
});
