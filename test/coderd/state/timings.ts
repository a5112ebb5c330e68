import type { NewBuild } from "./builds";
import type { Transition } from "./model";
import type { Store } from "./store";
import type { TemplateVersion } from "./versions";

/** How long things take; a test may change them while the server runs. In milliseconds. */
export interface Timings {
  /** How long a build waits at least. */
  queueDelay: number;
  /** From the beginning of a build to its end. */
  buildDuration: number;
  /** From the request to cancel a running build to its end. */
  cancelDuration: number;
  /** From the end of a start until its agents connect. */
  agentConnects: number;
  /** From there until their start scripts are through. */
  agentReady: number;
}

/** How long a build takes that is asked for now. */
export function buildTimes(
  { timings }: Store,
  transition: Transition,
  version: TemplateVersion,
): Pick<NewBuild, "duration" | "connectsAfter" | "readyAfter"> {
  const usual = timings.buildDuration;
  return {
    duration: transition === "start" ? (version.startDuration ?? usual) : usual,
    connectsAfter: timings.agentConnects,
    readyAfter: timings.agentReady,
  };
}
