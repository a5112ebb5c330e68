import type { DeploymentUrl } from "../../api/deployment";
import { CoderError, GivenUp } from "../../errors/coderError";
import { Unreachable } from "../../errors/unreachable";
import { networkFault } from "../reach/networkFaults";
import type { RequestProgress } from "../reach/transport";
import type { Deadline } from "./deadline";

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
  const sent = progress.connected ? "maybe" : "no";
  if (thrown instanceof CoderError) return thrown;

  switch (deadline.reached) {
    case "cancelled":
      return new GivenUp(deployment, sent);
    case "late":
      return new Unreachable(deployment, "timeout", { sent, timeoutMs: deadline.timeoutMs });
    case undefined:
      return networkFault(deployment, thrown, progress);
  }
}
