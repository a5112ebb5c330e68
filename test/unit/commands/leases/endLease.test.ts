import assert from "node:assert/strict";
import { endLease } from "../../../../src/commands/leases/endLease";
import { Cancelled } from "../../../../src/platform/errors";
import { LeaseNode } from "../../../../src/views/tokens/nodes/leaseNode";
import { until } from "../../../host/until";
import { host, pressing, useVscode } from "../../../support/vscode/host";
import { LeaseCommands } from "./leaseCommands";

describe("ending a lease", () => {
  useVscode();
  let open: LeaseCommands;
  beforeEach(async () => (open = await LeaseCommands.open()));
  afterEach(() => open.close());

  const rows = async () =>
    (await open.leases.list()).map((lease) => new LeaseNode(lease, {} as never, {} as never));
  const said = (message: string) =>
    until(
      () => (host.messages.includes(message) ? true : undefined),
      () => host.messages.join(" | "),
    );

  it("ends that of its row alone, after asking", async () => {
    const [terminal, task] = [await open.take(), await open.take("task", "push")];
    host.answer = pressing("End Lease");
    const [, row] = await rows();
    await endLease(open, row);
    assert.equal(host.messages[0], 'End the lease of Task "push"?');
    assert.deepEqual(host.shown[0]?.choices, ["End Lease"]);
    assert.ok(task.ended.aborted && !terminal.ended.aborted);
    await said("Ended 1 lease.");
  });

  it("ends those of several rows", async () => {
    await open.take();
    await open.take("task", "push");
    host.answer = pressing("End Lease");
    const all = await rows();
    await endLease(open, all[0], all);
    assert.equal(host.messages[0], "End 2 leases?");
    assert.deepEqual(await open.left(), []);
  });

  it("has the person pick one without a row", async () => {
    await open.take();
    host.answer = pressing('Terminal "alpha"', "End Lease");
    await endLease(open, undefined);
    assert.deepEqual(await open.left(), []);
  });

  it("says that there are none", async () => {
    await endLease(open, undefined);
    assert.deepEqual(host.messages, ["There are no leases."]);
  });

  it("changes nothing when the person dismisses the pick or the question", async () => {
    await open.take();
    await assert.rejects(endLease(open, undefined), Cancelled);
    await endLease(open, (await rows())[0]);
    assert.equal((await open.left()).length, 1);
  });
});
