import type { SignedIn } from "../session/sessionState";
import type { ApiKey } from "../coder";
import { fateOf } from "./fate";
import type { MintJournal } from "./journal";
import type { MintIntent } from "./mintIntent";
import type { Vault } from "./vault";

/** An intent of another window may still be under way; after this many milliseconds it is not. */
const underWayMs = 120_000;

/** A token that was made although its answer was lost: nobody can use it. */
export type Orphan = { readonly intent: MintIntent; readonly key: ApiKey };

/**
 * Goes through the intents that never came to their end. Entries whose secret is in the vault stay until it is
 * delivered; those of which nothing came are struck out.
 * @param journal the intents.
 * @param vault the secrets that wait.
 * @param session only intents of this deployment and person can be looked up.
 * @param now milliseconds since 1970.
 * @returns the orphans.
 */
export async function findOrphans(
  journal: MintJournal,
  vault: Vault,
  session: SignedIn,
  now: number,
): Promise<Orphan[]> {
  const orphans: Orphan[] = [];
  for (const intent of journal.list()) {
    const isOurs = intent.deployment === session.deployment.href && intent.userId === session.record.userId;
    if (!isOurs || now - Date.parse(intent.startedAt) < underWayMs) continue;
    if ((await vault.get(intent.id)) !== undefined) continue;
    const fate = await fateOf(session, intent);
    if (fate.kind === "orphan") orphans.push({ intent, key: fate.key });
    if (fate.kind === "absent") await journal.end(intent.id);
  }
  return orphans;
}
