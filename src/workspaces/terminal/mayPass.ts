import { isOfKind } from "../../coder/errors/isOfKind";

/** Whether a failure is likely to pass by itself: a network that is gone, a server that restarts, a login page of a network. */
export function mayPass(error: unknown): boolean {
  return (
    isOfKind(error, "unreachable") ||
    isOfKind(error, "serverFault") ||
    isOfKind(error, "rateLimited") ||
    isOfKind(error, "notCoder")
  );
}
