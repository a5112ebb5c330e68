import { CoderError } from "../../coder/errors/coderError";

/**
 * Says whether a request to create certainly made nothing: Coder itself refused it, or it was never sent. Whatever else is
 * thrown, a fault of our own too, leaves it open.
 * @param error what the request threw.
 */
export function isCertainlyNotMade(error: unknown): boolean {
  return error instanceof CoderError && error.isCertain;
}
