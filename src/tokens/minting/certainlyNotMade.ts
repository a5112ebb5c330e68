import { Cancelled, CoderError, Rejected, Unreachable } from "../../coder";

/** Of these a gateway may be the sender, after the server has acted. */
const notOnlyCoders = [408, 421, 425, 429];

/**
 * Says whether a request to create certainly made nothing: Coder itself refused it, or it was never sent. Whatever else is
 * thrown, a fault of our own too, leaves it open.
 * @param error what the request threw.
 */
export function isCertainlyNotMade(error: unknown): boolean {
  if (!(error instanceof CoderError)) return false;
  if ("isCertain" in error) return error.isCertain === true;
  if (error instanceof Unreachable || error instanceof Cancelled) return error.sent === "no";
  if (error instanceof Rejected) return !notOnlyCoders.includes(error.status);
  return ["unauthorized", "notFoundOrForbidden", "routeMissing"].includes(error.kind);
}
