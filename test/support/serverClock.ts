import type { SignedIn } from "../../src/session/sessionState";
import type { Coderd } from "../coderd";

/**
 * Lets time pass only at a server, as if this machine's clock were behind (or ahead, with a negative time),
 * and lets the session learn of it, as from any answer.
 * @param milliseconds how much.
 */
export async function passTime(coderd: Coderd, session: SignedIn, milliseconds: number): Promise<void> {
  coderd.clock.advance(milliseconds);
  await session.client.checkPermissions({});
}
