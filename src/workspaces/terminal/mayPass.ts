import { isOfKind } from "../../coder/errors/isOfKind";

/**
 * Whether a failure will probably pass by itself: a network that is gone, a server that restarts, or a
 * network's sign-in page.
 */
export function mayPass(error: unknown): boolean {
  return (
    isOfKind(error, "unreachable") ||
    isOfKind(error, "serverFault") ||
    isOfKind(error, "rateLimited") ||
    isOfKind(error, "notCoder")
  );
}
