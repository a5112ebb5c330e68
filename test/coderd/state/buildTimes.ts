import type { Transition } from "./model";
import type { Store } from "./store";
import type { TemplateVersion } from "./versions";

/** How long a build takes if it is requested now. */
export function buildTimes(
  { timings }: Store,
  transition: Transition,
  version: TemplateVersion,
): { duration: number; connectsAfter: number; readyAfter: number } {
  const usual = timings.buildDuration;
  return {
    duration: transition === "start" ? (version.startDuration ?? usual) : usual,
    connectsAfter: timings.agentConnects,
    readyAfter: timings.agentReady,
  };
}
