import type { Catalog } from "../../core/catalog/catalog";
import { unlessKeyringFails } from "../../platform/keyring/keyringFailed";
import type { SignedIn } from "../../session/sessionState";
import { mayBeAtWork } from "../durable/windowMark";
import type { Vault } from "../secrets/vault";
import { fateOf } from "./fate";
import type { MintJournal } from "./journal";
import type { KnownTokens } from "./knownTokens";
import type { Fate } from "./mintOutcome";

/** What looking for an interrupted creation needs. */
export type Interrupted = {
  readonly journal: Pick<MintJournal, "list">;
  readonly vault: Pick<Vault, "holds">;
  readonly known: KnownTokens;
  readonly catalogOf: (session: SignedIn) => Promise<Catalog>;
  /** Whether the window that began an intent may still be working on it; arguments as for `mayBeAtWork`. */
  readonly isAtWork?: typeof mayBeAtWork;
};

/**
 * Returns what happened to a token whose creation began here, under a name, and never finished: its window
 * died, or the answer was lost. A creation that a living window is working on, or whose secret is waiting, is
 * not interrupted. It changes nothing on the server.
 * @param session who creates, and where.
 * @param name the name of the token.
 * @param now ms since 1970.
 * @returns undefined if nothing with that name was interrupted.
 */
export async function fateOfInterrupted(
  { journal, vault, known, catalogOf, isAtWork = mayBeAtWork }: Interrupted,
  session: SignedIn,
  name: string,
  now: number,
): Promise<Fate | undefined> {
  const intent = (await journal.list()).findLast(
    ({ deployment, userId, request, phase, window, startedAt }) =>
      deployment === session.deployment.href &&
      userId === session.record.userId &&
      request.name === name &&
      (phase === "lost" || !isAtWork(window, Date.parse(startedAt), now)),
  );
  if (intent === undefined || (await unlessKeyringFails(vault.holds(intent.id), true))) return undefined;
  return fateOf(session.client, intent, { catalog: () => catalogOf(session), known });
}
