import { isOfKind } from "../../coder/errors/isOfKind";
import type { Unreachable, UnreachableCause } from "../../coder/errors/unreachable";

/** Faults of a server's certificate: the connection would be encrypted, but with nobody knows whom. */
const certificateFaults = new Set<UnreachableCause>([
  "selfSigned",
  "untrusted",
  "expired",
  "wrongHost",
  "incompleteChain",
]);

/**
 * Whether a failure is a fault of the server's certificate, which a person may decide to live with.
 * @param error anything thrown.
 */
export function isCertificateFault(error: unknown): error is Unreachable {
  return isOfKind(error, "unreachable") && certificateFaults.has(error.cause);
}
