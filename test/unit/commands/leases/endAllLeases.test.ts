import assert from "node:assert/strict";
import { allRemembered } from "../../../../src/commands/leases/remembered/remembered";
import { endOf } from "../../../../src/leases/lease";
import { until } from "../../../host/until";
import { host, pressing, useVscode } from "../../../support/vscode/host";
import { LeaseCommands } from "./leaseCommands";

describe("ending all leases", () => {
  useVscode();
  let open: LeaseCommands;
  beforeEach(async () => (open = await LeaseCommands.open()));
  afterEach(() => open.close());

  const said = (pattern: RegExp) =>
    until(
      () => host.messages.find((message) => pattern.test(message)),
      () => host.messages.join(" | "),
    );

  it("says how many there are here, asks once, and says how many it has ended", async () => {
    const [terminal, task] = [await open.take(), await open.take("task", "push")];
    host.answer = pressing("End All Leases");
    await open.endAll();
    const [question] = host.shown;
    assert.equal(question?.message, "End all leases? This computer has 2.");
    assert.deepEqual(question.choices, ["End All Leases", "End and Close Terminals"]);
    assert.equal(
      question.detail,
      [
        '• Terminal "alpha"',
        '• Task "push"',
        "What uses them loses access to Coder at once.",
        "Tasks and agents are stopped.",
      ].join("\n"),
    );
    await said(/^Ended 2 leases\.$/);
    assert.deepEqual(await open.left(), []);
    assert.deepEqual(endOf(terminal.ended), { why: "person", endsProcess: false });
    assert.ok(task.ended.aborted);
  });

  it("closes terminals where the person says so", async () => {
    const terminal = await open.take();
    host.answer = pressing("End and Close Terminals");
    await open.endAll();
    assert.deepEqual(endOf(terminal.ended), { why: "person", endsProcess: true });
    await said(/^Ended 1 lease\.$/);
  });

  it("changes nothing when the person dismisses the question", async () => {
    const lease = await open.take();
    open.coderd.log.clear();
    await open.endAll();
    assert.ok(!lease.ended.aborted);
    assert.equal(open.coderd.log.count({}), 0);
  });

  it("removes what would get a lease again by itself, and says and counts both", async () => {
    await open.take();
    await open.remember();
    host.answer = pressing("End All Leases");
    await open.endAll();
    const [question] = host.shown;
    for (const each of [
      "AI agents: Start and Stop a Workspace: alpha",
      "Another extension",
      'Task "push": robots',
    ])
      assert.ok(question?.detail?.includes(`• ${each}`), question?.detail);
    await said(/^Ended 1 lease\. Removed 3 entries of remembered access\.$/);
    assert.deepEqual(allRemembered(open.memory), []);
  });

  it("keeps what is remembered when the person dismisses the question", async () => {
    await open.remember();
    await open.endAll();
    assert.equal(allRemembered(open.memory).length, 3);
  });

  it("works where this computer has none, since others may", async () => {
    host.answer = pressing("End All Leases");
    await open.session.client.tokens.create({
      name: "lease: agent look, desktop, 0a1b2c",
      lifetimeSeconds: 3600,
      scopes: ["workspace:read"],
      allowList: [],
    });
    await open.endAll();
    assert.equal(host.messages[0], "End all leases? This computer has none, but others may.");
    await said(/^Ended 1 lease\.$/);
    assert.deepEqual(await open.left(), []);
  });

  it("says what lives on without a server, until when, and tries again when asked to", async () => {
    const lease = await open.take();
    open.coderd.faults.add({ path: "/api/v2/**" }, { kind: "gateway", status: 503 });
    host.answer = pressing("End All Leases");
    await open.endAll();
    const sentence = await said(/^No leases were ended\./);
    assert.match(
      sentence,
      /Disconnected, but not deleted on the server yet: Terminal "alpha" on 127\.0\.0\.1:\d+ \(until .*\)\. VS Code keeps trying until they expire\. 127\.0\.0\.1:\d+ didn't say whether other computers have leases\.$/,
    );
    assert.ok(lease.ended.aborted);
    open.coderd.faults.clear();
    host.answer = pressing("Try Again", "End All Leases");
    await open.endAll();
    await said(/^Ended 1 lease\.$/);
  });
});
