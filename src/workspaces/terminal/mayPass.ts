import { NotCoder, ServerFault } from "../../coder/errors/badAnswers";
import { RateLimited } from "../../coder/errors/refusals";
import { Unreachable } from "../../coder/errors/unreachable";

/** Whether a failure is likely to pass by itself: a network that is gone, a server that restarts, a login page of a network. */
export function mayPass(error: unknown): boolean {
  return (
    error instanceof Unreachable ||
    error instanceof ServerFault ||
    error instanceof RateLimited ||
    error instanceof NotCoder
  );
}
