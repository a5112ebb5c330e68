import { CoderError } from "../../coder/errors/coderError";

/**
 * Whether a create request certainly created nothing: Coder itself refused it, or it was never sent. Any
 * other error, including our own faults, leaves that open.
 * @param error what the request threw.
 */
export function isCertainlyNotMade(error: unknown): boolean {
  return error instanceof CoderError && error.isCertain;
}
