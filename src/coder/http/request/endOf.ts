import type { DeploymentUrl } from "../../api/deployment";
import { CoderError, GivenUp } from "../../errors/coderError";
import type { RequestProgress } from "../reach/transport";
import type { Deadline } from "./deadline";

/**
 * The end of a request that needs no telling apart: an error of ours, or that the caller gave up.
 * @param progress how far the request had come.
 * @param deadline which may have ended it.
 * @returns `undefined` when something else was thrown: see faultOf.ts.
 */
export function endOf(
  deployment: DeploymentUrl,
  thrown: unknown,
  progress: RequestProgress,
  deadline: Pick<Deadline, "reached">,
): CoderError | undefined {
  if (thrown instanceof CoderError) return thrown;

  return deadline.reached === "cancelled"
    ? new GivenUp(deployment, progress.connected ? "maybe" : "no")
    : undefined;
}
