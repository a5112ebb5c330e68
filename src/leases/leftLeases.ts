import os from "node:os";
import type { CoderApi } from "../coder/api/api";
import { isOfKind } from "../coder/errors/isOfKind";
import type { TokenId } from "../core/token/tokenText";
import { serverNow } from "../session/serverTime";
import type { SignedIn } from "../session/sessionState";
import { isAlive, thisWindow } from "../tokens/durable/windowMark";
import { askCatalog } from "../tokens/key/askCatalog";
import { fateOf } from "../tokens/minting/fate";
import { latestArrival } from "../tokens/minting/fits";
import type { MintIntent } from "../tokens/minting/mintIntent";
import type { LeaseFacts } from "./leaseControl";
import { leasesAmong } from "./leaseFacts";
import type { LeaseRecords } from "./records/leaseRecords";

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
  if (isLongOver(intent, now)) return false;
  // The system gives the numbers of processes again, after a start above all.
  return (
    isAlive(intent.window) === undefined || (isAlive(intent.window) === true && !isBeforeStart(intent, now))
  );
}

/** Whether a lease of this machine was taken before the machine was started. */
function isBeforeStart({ startedAt }: MintIntent, now: number): boolean {
  return Date.parse(startedAt) < now - os.uptime() * 1000 - slack;
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
 * @returns whether there is none now; false if the server does not say. One that is still being created may come
 * later.
 * @throws CoderError if the server did not confirm that the token is gone; NotWritten.
 */
export async function endToken(
  { journal, known }: Pick<LeaseRecords, "journal" | "known">,
  session: SignedIn,
  intent: MintIntent,
  signal?: AbortSignal,
): Promise<boolean> {
  const { client } = session;
  let tokenId = intent.tokenId;
  if (tokenId === undefined) {
    const fate = await fateOf(client, intent, { catalog: () => askCatalog(client, signal), known });
    const mayStillCome = Date.now() - Date.parse(intent.startedAt) < latestArrival;
    if (fate.kind === "unknown") {
      if (fate.error) throw fate.error;
      return false;
    }
    if (fate.kind === "absent" && mayStillCome) return true;
    tokenId = fate.kind === "orphan" ? fate.key.id : undefined;
  }
  if (tokenId !== undefined) {
    try {
      await client.keys.delete(tokenId, signal);
    } catch (error) {
      // The server gives one answer for a key that is gone and for one that may not be deleted.
      if (!isOfKind(error, "notFoundOrForbidden") || (await isThere(client, tokenId, signal))) throw error;
    }
  }
  await journal.end(intent.id);
  return true;
}

/** @throws CoderError if the server does not say. */
async function isThere(
  client: CoderApi,
  tokenId: TokenId,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  try {
    await client.keys.get(tokenId, signal);
    return true;
  } catch (error) {
    if (isOfKind(error, "notFoundOrForbidden")) return false;
    throw error;
  }
}

/**
 * Finds the leases that other machines have, or another VS Code on this one.
 * @param session whose.
 * @param known the names of the leases of this machine.
 * @throws CoderError
 */
export async function leasesElsewhere(
  session: SignedIn,
  known: ReadonlySet<string>,
  signal?: AbortSignal,
): Promise<LeaseFacts[]> {
  const { items } = await session.client.tokens.list({ includeExpired: false }, signal);
  return leasesAmong(session, items, known, serverNow(session));
}
