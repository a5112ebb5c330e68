import type { SignedIn } from "../../src/session/sessionState";
import type { Coderd } from "../coderd";

/**
 * Lets time pass at a server alone, as if the clock of this machine were behind (or ahead, with a negative time), and lets
 * the session know of it, as any answer does.
 * @param milliseconds how long.
 */
export async function passTime(coderd: Coderd, session: SignedIn, milliseconds: number): Promise<void> {
  coderd.clock.advance(milliseconds);
  const { headers } = await fetch(`${coderd.url}/api/v2/buildinfo`);
  const skew = Date.parse(headers.get("Date") ?? "") - Date.now();
  Object.defineProperty(session.client, "clockSkewMs", {
    value: Math.round(skew / 1000) * 1000,
    configurable: true,
  });
}
