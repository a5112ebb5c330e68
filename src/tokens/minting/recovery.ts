import type { ApiKey } from "../../coder/api/answers";
import type { Catalog } from "../../core/catalog/catalog";
import { unlessKeyringFails } from "../../platform/keyring/keyringFailed";
import type { Log } from "../../platform/log";
import type { SignedIn } from "../../session/sessionState";
import { mayBeAtWork, type WindowMark } from "../durable/windowMark";
import type { Retirement } from "../key/tokenRequest";
import type { Vault } from "../secrets/vault";
import { fateOf } from "./fate";
import { latestArrival } from "./fits";
import type { MintJournal } from "./journal";
import type { KnownTokens } from "./knownTokens";
import type { Mint } from "./mint";
import type { MintIntent } from "./mintIntent";

/** What became of an intent that never finished. */
export type UnfinishedMint =
  /** A token that was created although its secret was lost: nobody can use it. */
  | { readonly kind: "orphan"; readonly intent: MintIntent; readonly key: ApiKey }
  /** Its secret is stored, but the keyring cannot open it now. */
  | { readonly kind: "shut"; readonly intent: MintIntent }
  /** It is broader than was asked for and was retired, or retiring it failed. */
  | { readonly kind: "broader"; readonly intent: MintIntent; readonly retirement: Retirement | Error };

/** What recovery needs. */
export type Recovery = {
  readonly journal: MintJournal;
  readonly vault: Vault;
  readonly mint: Mint;
  readonly known: KnownTokens;
  readonly log: Log;
  /** The scopes of the session's deployment. */
  readonly catalogOf: (session: SignedIn) => Promise<Catalog>;
  /** Whether the window that began an intent may still be working on it; arguments as for `mayBeAtWork`. */
  readonly isAtWork?: (mark: WindowMark, startedAt: number, now: number) => boolean;
};

/**
 * Goes through one person's unfinished intents at one deployment. Sends nothing that creates a token. Intents
 * whose secret is in the vault stay until it is delivered; a token that was not compared with its request yet
 * is compared now; intents that came to nothing are removed once they are old.
 * @param recovery what it needs.
 * @param session only intents of this deployment and person can be looked up.
 * @param now ms since 1970.
 * @returns what to tell the person, and whether something is left to look at later.
 */
export async function recover(
  recovery: Recovery,
  session: SignedIn,
  now: number,
): Promise<{ readonly findings: readonly UnfinishedMint[]; readonly isOpen: boolean }> {
  const findings: UnfinishedMint[] = [];
  let isOpen = false;
  for (const intent of await recovery.journal.list()) {
    if (intent.deployment !== session.deployment.href || intent.userId !== session.record.userId) continue;
    const found = await recoverOne(recovery, session, intent, now);
    if (found === "open") isOpen = true;
    else if (found !== "done") findings.push(found);
  }
  return { findings, isOpen };
}

async function recoverOne(
  recovery: Recovery,
  session: SignedIn,
  intent: MintIntent,
  now: number,
): Promise<UnfinishedMint | "open" | "done"> {
  const { journal, vault, isAtWork = mayBeAtWork } = recovery;
  const startedAt = Date.parse(intent.startedAt);
  if (intent.phase !== "lost" && isAtWork(intent.window, startedAt, now)) return "open";
  const secret = await unlessKeyringFails(vault.get(intent.id), undefined);
  if (secret !== undefined)
    return secret.confirmedUntil === undefined ? compare(recovery, session, intent) : "done";

  const isHeld = await unlessKeyringFails(vault.holds(intent.id), undefined);
  if (isHeld === undefined) return "open";
  if (isHeld) return { kind: "shut", intent };
  const { known, catalogOf } = recovery;
  const fate = await fateOf(session.client, intent, { catalog: () => catalogOf(session), known });
  if (fate.kind === "orphan") {
    // From here on, no other token is taken for this one, nor this one for another.
    if (intent.tokenId === undefined) await journal.write({ ...intent, phase: "lost", tokenId: fate.key.id });
    return { kind: "orphan", intent, key: fate.key };
  }
  if (fate.kind === "unknown" || now - startedAt < latestArrival) return "open";
  await journal.end(intent.id);
  return "done";
}

/** Its window died after taking the secret and before examining the token. */
async function compare(
  { vault, mint, log, catalogOf }: Recovery,
  session: SignedIn,
  intent: MintIntent,
): Promise<UnfinishedMint | "open" | "done"> {
  const secret = await vault.get(intent.id);
  if (secret === undefined) return "open";
  try {
    const outcome = await mint.check(session, await catalogOf(session), intent, secret, true);
    if (outcome.kind === "broader") return { kind: "broader", intent, retirement: outcome.retirement };
    return outcome.secret.confirmedUntil === undefined ? "open" : "done";
  } catch (error) {
    log.error(`"${secret.name}" could not be compared with what was asked for`, error);
    return "open";
  }
}
