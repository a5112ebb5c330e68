import type { DeploymentUrl } from "../../api/deployment";
import type { CoderError } from "../../errors/coderError";
import { Unreachable } from "../../errors/unreachable";
import { networkFault } from "../reach/networkFaults";
import type { RequestProgress } from "../reach/transport";
import type { Deadline } from "./deadline";
import { endOf } from "./endOf";

/**
 * The boundary: turns whatever a library, Node or VS Code threw into an error of ours; the original goes no
 * further.
 * @param progress how far the request got.
 * @param deadline the deadline that may have ended it.
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
