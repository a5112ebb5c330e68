import { CoderError, type CoderErrorKind, type ErrorsByKind } from "./coderError";

/**
 * Whether a failure is one of the client's and of that kind. Unlike `instanceof`, it does not load the class with all its
 * sentences, which comes only when something failed.
 * @param error whatever was thrown.
 */
export function isOfKind<Kind extends CoderErrorKind>(
  error: unknown,
  kind: Kind,
): error is ErrorsByKind[Kind] {
  return error instanceof CoderError && error.kind === kind;
}
