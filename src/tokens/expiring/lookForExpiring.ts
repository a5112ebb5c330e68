import { CoderError } from "../../coder/errors/coderError";
import { isOfKind } from "../../coder/errors/isOfKind";
import { leaseTitleOf } from "../../core/token/leaseToken";
import { serverNow } from "../../session/serverTime";
import type { SignedIn } from "../../session/sessionState";
import type { DailyLooks } from "./dailyLooks";
import { endsSoon, nextEndsSoon } from "./endsSoon";
import {
  type Expiring,
  type ExpiryParts,
  type KnownTokens,
  type ListedTokens,
  lookEvery,
} from "./expiryParts";
import { dayOf } from "./lookDue";

/**
 * Looks at the tokens of every session, and tells of those that expire soon.
 * @param parts what it works with.
 * @param listed what this window listed before, and lists now.
 * @returns when to look again, in ms.
 * @throws what the file system throws.
 */
export async function lookForExpiring(parts: ExpiryParts, listed: ListedTokens): Promise<number> {
  const { sessions, told, isOn, isInSight, isExempt, tell } = parts;
  const looks = await parts.looks();
  for (const { deployment } of sessions.all) await looks.add(deployment.href);
  if (!isOn()) return lookEvery;
  const expiring: Expiring[] = [];
  let next = lookEvery;
  for (const session of sessions.all) {
    const known = await tokensOf(parts, looks, listed, session);
    if (!known) continue;
    const { href } = session.deployment;
    const now = serverNow(known.client);
    // A lease ends soon in any case; its holder says so.
    const keys = known.keys.filter((key) => leaseTitleOf(key) === undefined);
    next = Math.min(next, nextEndsSoon(keys, now));
    if (isInSight()) continue;
    for (const key of keys) {
      if (!endsSoon(key, now) || isExempt(href, key.id)) continue;
      if (await told.take(href, key)) expiring.push({ session, key, now });
    }
  }
  if (expiring.length > 0) tell(expiring);
  return next;
}

/** What the view has, else what this window listed; else the list, once a day. */
async function tokensOf(
  parts: ExpiryParts,
  looks: DailyLooks,
  listed: ListedTokens,
  session: SignedIn,
): Promise<KnownTokens | undefined> {
  const { tokens, isInSight } = parts;
  const { href } = session.deployment;
  const { current } = tokens.of(session);
  const today = dayOf(new Date());
  if (current.kind === "loaded" && current.last.isEverybodys !== true)
    return { keys: current.last.tokens, client: session };

  const before = listed.get(href);
  const last = before?.session === session ? before.known : undefined;
  // The view is about to ask, or does.
  if (current.kind === "loading" || isInSight() || !(await looks.take(href, today))) return last;
  return (await list(parts, listed, session, () => looks.giveBack(href, today))) ?? last;
}

/** @param giveBack gives back that this window looks today. */
async function list(
  { told, quietClient, log }: ExpiryParts,
  listed: ListedTokens,
  session: SignedIn,
  giveBack: () => Promise<void>,
): Promise<KnownTokens | undefined> {
  const { href } = session.deployment;
  const client = quietClient(session);
  try {
    const { items: keys } = await client.tokens.list({ includeExpired: false });
    const known = { keys, client: { client } };
    listed.set(href, { session, known });
    await told.forgetOld(serverNow(known.client));
    return known;
  } catch (error) {
    if (!(error instanceof CoderError)) throw error;
    log.info(`Tokens that expire soon were not looked for at ${href}: ${error.message}`);
    // Without a way there nothing was asked: a machine that wakes up finds its network later.
    if (isOfKind(error, "unreachable") && error.sent === "no") await giveBack();
    return undefined;
  } finally {
    client.dispose();
  }
}
