import assert from "node:assert/strict";
import fc from "fast-check";
import type { Workspace } from "../../../../src/coder/api/workspaces";
import { type BuildAct, refusalOf } from "../../../../src/workspaces/state/whyNotNow";
import { canNow } from "../../../../src/workspaces/state/workspaceActs";
import { noon, stopped, workspace } from "../workspaceSupport";

const alice = { userId: "alice-id", username: "alice" };
const acts: readonly BuildAct[] = [
  ...(["start", "stop", "restart", "update", "cancel", "extend"] as const),
  ...(["favorite", "unfavorite", "makeDormant", "wake", "delete"] as const),
];

const anyWorkspace = fc
  .record({
    transition: fc.constantFrom("start", "stop", "delete", "later"),
    status: fc.constantFrom("pending", "running", "canceling", "canceled", "failed", "succeeded", "later"),
    initiatorName: fc.constantFrom("alice", "bob", ""),
    hasDeadline: fc.boolean(),
    isDormant: fc.boolean(),
    outdated: fc.boolean(),
    favorite: fc.boolean(),
    canCancelBuilds: fc.boolean(),
    ownerId: fc.constantFrom("alice-id", "bob-id"),
  })
  .map(({ transition, status, initiatorName, hasDeadline, isDormant, ...others }) =>
    workspace("alpha", {
      ...others,
      dormantAt: isDormant ? noon : undefined,
      build: { transition, initiatorName, deadline: hasDeadline ? new Date(+noon + 3_600_000) : undefined },
      job: { status },
    }),
  );

describe("why something is not done with a workspace", () => {
  const sentence = (act: BuildAct, of: Workspace) => refusalOf(of, act, alice)?.sentence;

  it("says why exactly where it makes no sense, and names the workspace", () => {
    fc.assert(
      fc.property(anyWorkspace, fc.constantFrom(...acts), (of, act) => {
        const refusal = refusalOf(of, act, alice);
        assert.equal(refusal === undefined, canNow(of, act, alice));
        assert.ok(refusal === undefined || refusal.sentence.includes('"alpha"'));
      }),
      { numRuns: 2_000 },
    );
  });

  it("never lets a build begin while another waits, runs or is being canceled, nor after the deletion", () => {
    fc.assert(
      fc.property(
        anyWorkspace,
        fc.constantFrom<BuildAct>("start", "stop", "restart", "update", "delete"),
        (of, act) => {
          const { job, transition } = of.latestBuild;
          const isBusy = ["pending", "running", "canceling"].includes(job.status);
          const isGone = transition === "delete" && job.status === "succeeded";
          if (isBusy || isGone) assert.ok(refusalOf(of, act, alice));
        },
      ),
    );
  });

  it("offers what helps, and never what would be refused as well", () => {
    fc.assert(
      fc.property(anyWorkspace, fc.constantFrom(...acts), (of, act) => {
        const next = refusalOf(of, act, alice)?.next;
        if (next === "start" || next === "stop" || next === "restart")
          assert.equal(refusalOf(of, next, alice), undefined);
      }),
      { numRuns: 2_000 },
    );
  });

  it("does not start a running workspace, whose agents the server would replace", () => {
    assert.deepEqual(refusalOf(workspace("alpha"), "start", alice), {
      sentence: '"alpha" is already running.',
      next: "restart",
    });
    assert.equal(refusalOf(stopped("alpha"), "start", alice), undefined);
    assert.equal(sentence("stop", stopped("alpha")), '"alpha" is already stopped.');
    assert.equal(sentence("restart", stopped("alpha")), '"alpha" isn\'t running, so it can only be started.');
  });

  it("says who does what with it already", () => {
    const job = { status: "running" };
    const by = (initiatorName: string, transition: string) =>
      sentence("stop", workspace("alpha", { build: { initiatorName, transition }, job }));
    assert.equal(by("bob", "start"), 'bob is already starting "alpha". Wait until that ends.');
    assert.equal(by("alice", "start"), '"alpha" is already starting. Wait until that ends.');
    assert.equal(by("bob", "stop"), 'bob is stopping "alpha". Wait until that ends.');
    assert.equal(by("bob", "delete"), 'bob is deleting "alpha".');
    assert.equal(
      sentence("start", workspace("alpha", { job: { status: "canceling" } })),
      'A build of "alpha" is being canceled. Wait until it ends.',
    );
  });

  it("lets only what goes on be canceled, where the template lets people do so", () => {
    const building = { job: { status: "running" } };
    assert.equal(refusalOf(workspace("alpha", building), "cancel", alice), undefined);
    assert.equal(sentence("cancel", workspace("alpha")), 'No build of "alpha" is in progress.');
    assert.deepEqual(
      refusalOf(workspace("alpha", { ...building, canCancelBuilds: false }), "cancel", alice),
      {
        sentence:
          'The template of "alpha" lets only people with the Owner role cancel builds. Ask one of them, or wait until the build ends.',
        next: "showBuildLog",
      },
    );
    const forbidding = workspace("alpha", { ...building, canCancelBuilds: false });
    assert.equal(refusalOf(forbidding, "cancel", { ...alice, isOwner: true }), undefined);
  });

  it("extends only what stops by itself, and marks only one's own", () => {
    assert.equal(
      sentence("extend", workspace("alpha")),
      '"alpha" doesn\'t stop automatically, so there is nothing to extend.',
    );
    assert.equal(
      sentence("extend", stopped("alpha")),
      '"alpha" isn\'t running, so it has no time to extend.',
    );
    assert.match(sentence("favorite", workspace("alpha", { ownerId: "bob-id" })) ?? "", /only mark your own/);
    assert.equal(sentence("wake", workspace("alpha")), '"alpha" isn\'t dormant.');
  });
});
