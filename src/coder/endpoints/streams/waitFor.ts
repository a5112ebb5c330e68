import { setTimeout as sleep } from "timers/promises";
import { Cancelled } from "../../errors/coderError";
import type { Sockets } from "../../http/socket/sockets";

/**
 * Waits before something is tried again.
 *
 * @throws Cancelled when `signal` gave up
 */
export async function waitFor(
  { deployment }: Pick<Sockets, "deployment">,
  ms: number,
  signal: AbortSignal,
): Promise<void> {
  try {
    await sleep(ms, undefined, { signal });
  } catch {
    throw new Cancelled(deployment, "maybe");
  }
}
