import type { Build, Workspace } from "./model";

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
