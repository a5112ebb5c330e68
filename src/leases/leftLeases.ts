import { isOfKind } from "../coder/errors/isOfKind";
import type { SignedIn } from "../session/sessionState";
import { isAlive, thisWindow } from "../tokens/durable/windowMark";
import { askCatalog } from "../tokens/key/askCatalog";
import { fateOf } from "../tokens/minting/fate";
import { latestArrival } from "../tokens/minting/fits";
import type { MintIntent } from "../tokens/minting/mintIntent";
import type { LeaseRecords } from "./leaseRecords";

/** A server's clock may be off by this much, in ms. */
const slack = 5 * 60_000;

/**
 * Whether a lease may still be held.
 * @param intent its entry in the journal.
 * @param isHeldHere whether this window holds it.
 * @param now ms since 1970.
 */
export function mayBeHeld(intent: MintIntent, isHeldHere: (id: string) => boolean, now: number): boolean {
  const { machine, process } = thisWindow();
  if (intent.window.machine === machine && intent.window.process === process) return isHeldHere(intent.id);
  return isAlive(intent.window) ?? !isLongOver(intent, now);
}

/** Whether a lease has certainly expired, provided that nobody used it. */
export function isLongOver({ startedAt, request }: MintIntent, now: number): boolean {
  return now > Date.parse(startedAt) + request.lifetimeSeconds * 1000 + slack;
}

/**
 * Ends the token of a lease, and removes its entry once that is certain. Deletes instead of expiring: nobody
 * needs a list of them.
 * @param session the session of the token's owner, at its deployment.
 * @param intent its entry in the journal.
 * @param signal stops waiting.
 * @throws CoderError if the server did not confirm that the token is gone; NotWritten.
 */
export async function endToken(
  { journal, known }: Pick<LeaseRecords, "journal" | "known">,
  session: SignedIn,
  intent: MintIntent,
  signal?: AbortSignal,
): Promise<void> {
  const { client } = session;
  let tokenId = intent.tokenId;
  if (tokenId === undefined) {
    const fate = await fateOf(client, intent, { catalog: () => askCatalog(client, signal), known });
    const mayStillCome = Date.now() - Date.parse(intent.startedAt) < latestArrival;
    if (fate.kind === "unknown" || (fate.kind === "absent" && mayStillCome)) return;
    tokenId = fate.kind === "orphan" ? fate.key.id : undefined;
  }
  if (tokenId !== undefined) {
    try {
      await client.keys.delete(tokenId, signal);
    } catch (error) {
      if (!isOfKind(error, "notFoundOrForbidden")) throw error;
    }
  }
  await journal.end(intent.id);
}
