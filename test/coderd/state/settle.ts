import { addBuild, jobStatus } from "./builds";
import type { Build, Workspace } from "./model";
import { activeVersionOf, type Store } from "./store";
import { buildTimes } from "./timings";

/** A build that is not over. */
interface Waiting {
  readonly workspace: Workspace;
  readonly build: Build;
  /** It did not begin when it could have: it begins when it may. */
  heldUp: boolean;
}

/** Builds that are not over, who may begin, and what a test holds back. */
export interface BuildQueue {
  /** How many builds run at a time. */
  provisioners: number;
  /** No waiting build begins while it is set. */
  held: boolean;
  /** In the order in which they were made. */
  readonly active: Waiting[];
  /** Adds a build that waits. */
  add(workspace: Workspace, build: Build): void;
  /** Takes that many ids for lines of a log and gives the first. */
  takeLogIds(count: number): number;
}

/** A queue without builds and with as many provisioners as are asked for. */
export function createQueue(): BuildQueue {
  const active: Waiting[] = [];
  let nextLogId = 1001;
  return {
    provisioners: Infinity,
    held: false,
    active,
    add: (workspace, build) => void active.push({ workspace, build, heldUp: false }),
    takeLogIds: (count) => {
      const first = nextLogId;
      // Other jobs of a deployment print too, so ids of one log do not follow on those of the last.
      nextLogId += count + 7;
      return first;
    },
  };
}

/** Ends builds whose time is over, with what follows from it, and begins those whose turn it is. */
export function settle(store: Store): void {
  const { queue } = store;
  const now = store.clock.now();
  for (let changed = true; changed;) {
    const over = queue.active.findIndex(({ build }) => now >= build.completesAt);
    const ended = over < 0 ? undefined : queue.active.splice(over, 1)[0];
    if (ended !== undefined) finish(store, ended.workspace, ended.build);
    changed = begin(store, now) || ended !== undefined;
  }
}

/** Begins the first build that may; gives whether there was one. */
function begin({ queue, timings }: Store, now: Date): boolean {
  const waiting = queue.active.filter(({ build }) => build.startsAt === undefined);
  const busy = queue.active.length - waiting.length >= queue.provisioners;
  if (queue.held || busy) {
    for (const entry of waiting) entry.heldUp = true;
    return false;
  }
  const dueAt = (build: Build): Date => new Date(build.createdAt.getTime() + timings.queueDelay);
  const next = waiting.find(({ build }) => now >= dueAt(build));
  if (next === undefined) return false;
  const { build, heldUp } = next;
  build.startsAt = heldUp ? now : dueAt(build);
  if (build.duration !== Infinity) build.completesAt = new Date(build.startsAt.getTime() + build.duration);
  return true;
}

function finish(store: Store, workspace: Workspace, build: Build): void {
  if (jobStatus(build, build.completesAt) !== "succeeded" || build.transition === "delete") return;
  if (workspace.ttlMilliseconds !== undefined)
    build.deadline ??= new Date(build.completesAt.getTime() + workspace.ttlMilliseconds);

  const initiator = store.users.get(build.initiatorId);
  if (build.onSuccess === undefined || initiator === undefined) return;
  const { versionId } = build.onSuccess;
  const named = store.templates.get(workspace.templateId)?.versions.find(({ id }) => id === versionId);
  const version = named ?? activeVersionOf(store, workspace.templateId);
  addBuild(store, workspace, {
    transition: "start",
    initiator,
    createdAt: build.completesAt,
    version,
    failure: workspace.failure,
    ...buildTimes(store, "start", version),
  });
}
