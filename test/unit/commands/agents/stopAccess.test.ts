import assert from "node:assert/strict";
import type { AgentAccess } from "../../../../src/agents/access/agentAccess";
import { accessGrant } from "../../../../src/agents/access/agentAccess";
import { giveAccess, givenAccess } from "../../../../src/agents/access/givenAccess";
import { stopAccess } from "../../../../src/commands/agents/stopAccess";
import { MemoryMemento } from "../../../support/memory";
import { host, useVscode } from "../../../support/vscode/host";
import { LeaseCommands } from "../leases/leaseCommands";

describe("stopping agents' access", () => {
  useVscode();
  let window: LeaseCommands;
  let memory: MemoryMemento;

  beforeEach(async () => {
    window = await LeaseCommands.open("2.35.1");
    memory = new MemoryMemento();
  });
  afterEach(() => window.close());

  const access = (bundle: AgentAccess["bundle"], more: Partial<AgentAccess> = {}): AgentAccess => ({
    version: 1,
    deployment: window.session.deployment.href,
    userId: window.session.record.userId,
    bundle,
    target: { id: window.coderd.workspace("alpha").id, name: "alpha" },
    until: undefined,
    ...more,
  });
  const give = async (given: AgentAccess) => {
    await giveAccess(memory, given);
    const lease = await window.leases.take(window.session, {
      kind: "agent",
      name: given.bundle,
      grant: accessGrant(given),
    });
    return lease ?? assert.fail("there is none");
  };
  const stop = () => stopAccess({ memory, leases: window.leases });

  it("takes the only one at once, and ends what runs with it and nothing else", async () => {
    const lease = await give(access("work"));
    const terminal = await window.take();
    await stop();
    assert.deepEqual(givenAccess(memory), []);
    assert.deepEqual([lease.ended.aborted, terminal.ended.aborted], [true, false]);
    assert.deepEqual(
      (await window.left()).map((name) => name.split(",")[0]),
      ["lease: terminal alpha"],
    );
    assert.match(host.messages.join(), /AI agents can no longer use "Work in a Workspace"/);
  });

  it("asks which of several", async () => {
    const work = await give(access("work"));
    const look = await give(access("look", { until: Date.now() + 3600_000 }));
    host.answer = ({ choices }) => choices.find((choice) => choice === "View Workspaces");
    await stop();
    assert.deepEqual([work.ended.aborted, look.ended.aborted], [false, true]);
    assert.deepEqual(
      givenAccess(memory).map(({ bundle }) => bundle),
      ["work"],
    );
  });

  it("takes all of several", async () => {
    await give(access("work"));
    await give(access("look"));
    host.answer = ({ choices }) => choices.find((choice) => choice === "All of It");
    await stop();
    assert.deepEqual([givenAccess(memory), await window.left()], [[], []]);
  });

  it("changes nothing when the person leaves the pick, and says when there is nothing", async () => {
    await stop();
    assert.match(host.messages.join(), /have no access/);
    await give(access("work"));
    await give(access("look"));
    await assert.rejects(stop(), { name: "Cancelled" });
    assert.equal(givenAccess(memory).length, 2);
  });

  it("says when a token is left, and offers the access no more", async () => {
    await give(access("work"));
    window.coderd.faults.add(
      { method: "DELETE", path: "/api/v2/users/*/keys/*" },
      { kind: "answer", status: 503 },
    );
    await stop();
    assert.deepEqual(givenAccess(memory), []);
    assert.match(host.messages.join(), /couldn't be deleted yet/);
  });
});
