import fc from "fast-check";
import { canNow, type WorkspaceAct, workspaceActs } from "../../../../src/workspaces/state/workspaceActs";
import { noon, workspace } from "../workspaceSupport";

const alice = { userId: "alice-id" };

/** Every transition, job, agent, with and without every mark. */
const anyWorkspace = fc
  .record({
    transition: fc.constantFrom("start", "stop", "delete", "something-new"),
    status: fc.constantFrom(
      "pending",
      "running",
      "succeeded",
      "canceling",
      "canceled",
      "failed",
      "something-new",
    ),
    agent: fc.constantFrom("connecting", "connected", "disconnected", "timeout", "none"),
    isDormant: fc.boolean(),
    outdated: fc.boolean(),
    favorite: fc.boolean(),
    isMine: fc.boolean(),
    canCancelBuilds: fc.boolean(),
    hasDeadline: fc.boolean(),
  })
  .map(({ transition, status, agent, isDormant, outdated, favorite, isMine, canCancelBuilds, hasDeadline }) =>
    workspace("w", {
      build: { transition, deadline: hasDeadline ? noon : undefined },
      job: { status },
      agents: agent === "none" ? [] : [{ status: agent }],
      dormantAt: isDormant ? noon : undefined,
      outdated,
      favorite,
      canCancelBuilds,
      ...(isMine ? {} : { ownerId: "bob-id", ownerName: "bob" }),
    }),
  );

/** What begins a build, or changes one that must not change meanwhile. */
const building: readonly WorkspaceAct[] = ["start", "stop", "restart", "update", "delete", "extend"];

describe("what can be done with a workspace", () => {
  const holds = (
    name: string,
    property: (w: ReturnType<typeof workspace>, can: (act: WorkspaceAct) => boolean) => boolean,
    viewer: Parameters<typeof canNow>[2] = alice,
  ) =>
    it(name, () => {
      fc.assert(
        fc.property(anyWorkspace, (w) => property(w, (act) => canNow(w, act, viewer))),
        { numRuns: 3_000 },
      );
    });

  holds("no build is begun while one is under way", ({ latestBuild: { job } }, can) =>
    ["pending", "running", "canceling"].includes(job.status) ? !building.some(can) : true,
  );
  holds("a running one is never started, since that would replace its agents and terminals", (w, can) =>
    w.latestBuild.transition === "start" && w.latestBuild.job.status === "succeeded"
      ? !can("start") && can("stop")
      : true,
  );
  holds("a stopped one is started, not stopped, restarted or extended", (w, can) =>
    w.latestBuild.transition === "stop" && w.latestBuild.job.status === "succeeded"
      ? can("start") && !can("stop") && !can("restart") && !can("extend")
      : true,
  );
  holds("of a deleted one, or one that is being deleted, nothing is left to do but to cancel", (w, can) =>
    w.latestBuild.transition === "delete" &&
    !["failed", "canceled", "something-new"].includes(w.latestBuild.job.status)
      ? workspaceActs.filter(can).every((act) => act === "cancel")
      : true,
  );
  holds("what failed or was cancelled can be tried again, and stopped, whatever it was", (w, can) =>
    ["failed", "canceled"].includes(w.latestBuild.job.status)
      ? can("start") && can("stop") && can("delete")
      : true,
  );
  holds(
    "only what waits or runs is cancelled, and only where the template permits it",
    (w, can) =>
      can("cancel") === (w.canCancelBuilds && ["pending", "running"].includes(w.latestBuild.job.status)),
  );
  holds(
    "people with the role Owner cancel whatever waits or runs",
    (w, can) => can("cancel") === ["pending", "running"].includes(w.latestBuild.job.status),
    { ...alice, isOwner: true },
  );
  holds("only an outdated one is updated", (w, can) => !can("update") || w.outdated);
  holds(
    "only a deadline that is there is moved",
    (w, can) => !can("extend") || w.latestBuild.deadline !== undefined,
  );
  holds("a dormant one is woken, another one made dormant, never both", (w, can) =>
    can("wake")
      ? w.dormantAt !== undefined && !can("makeDormant")
      : !can("makeDormant") || w.dormantAt === undefined,
  );
  holds("only one's own is marked, once", (w, can) =>
    w.ownerId === "alice-id"
      ? !(can("favorite") && can("unfavorite")) && (!can("favorite") || !w.favorite)
      : !can("favorite") && !can("unfavorite"),
  );
  holds(
    "a terminal is opened in an agent that is connected, of a workspace that runs",
    (w, can) => !can("openTerminal") || w.latestBuild.agents.some(({ status }) => status === "connected"),
  );
  holds(
    "no token is made for a dormant one, which it would not reach",
    (w, can) => w.dormantAt === undefined || !can("createToken"),
  );
});
