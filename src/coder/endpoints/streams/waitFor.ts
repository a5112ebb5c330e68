import { setTimeout as sleep } from "timers/promises";
import { GivenUp } from "../../errors/coderError";
import type { Sockets } from "../../http/socket/sockets";

/**
 * Waits before a retry.
 * @throws GivenUp if `signal` is aborted.
 */
export async function waitFor(
  { deployment }: Pick<Sockets, "deployment">,
  ms: number,
  signal: AbortSignal,
): Promise<void> {
  try {
    await sleep(ms, undefined, { signal });
  } catch {
    throw new GivenUp(deployment, "maybe");
  }
}
