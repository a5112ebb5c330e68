import type { DeploymentUrl } from "../../api/deployment";
import type { CoderError } from "../../errors/coderError";
import { Unreachable } from "../../errors/unreachable";
import { networkFault } from "../reach/networkFaults";
import type { RequestProgress } from "../reach/transport";
import type { Deadline } from "./deadline";
import { endOf } from "./endOf";

/**
 * The border: what a library, Node or VS Code threw becomes an error of ours and goes no further.
 * @param progress how far the request had come.
 * @param deadline which may have ended it.
 */
export function faultOf(
  deployment: DeploymentUrl,
  thrown: unknown,
  progress: RequestProgress,
  deadline: Pick<Deadline, "reached" | "timeoutMs">,
): CoderError {
  const end = endOf(deployment, thrown, progress, deadline);
  if (end !== undefined) return end;

  return deadline.reached === "late"
    ? new Unreachable(deployment, "timeout", {
        sent: progress.connected ? "maybe" : "no",
        timeoutMs: deadline.timeoutMs,
      })
    : networkFault(deployment, thrown, progress);
}
