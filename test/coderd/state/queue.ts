import type { Build, Workspace } from "./model";

/** A build that has not ended. */
interface Waiting {
  readonly workspace: Workspace;
  readonly build: Build;
  /** It could not begin when it was due, so it begins as soon as it may. */
  heldUp: boolean;
}

/** The builds that have not ended, which may begin, and what a test holds back. */
export interface BuildQueue {
  /** How many builds run at the same time. */
  provisioners: number;
  /** No pending build begins while it is set. */
  held: boolean;
  /** In the order of their creation. */
  readonly active: Waiting[];
  /** Adds a pending build. */
  add(workspace: Workspace, build: Build): void;
  /** Reserves this many IDs for log lines and returns the first. */
  takeLogIds(count: number): number;
}

/** Creates a queue without builds and with the default number of provisioners. */
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
      // Other jobs of a deployment print too, so a log's IDs do not continue those of the last.
      nextLogId += count + 7;
      return first;
    },
  };
}
