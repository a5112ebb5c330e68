import type { UserId } from "../../../coder/api/answers";
import { KeyringFailed } from "../../../platform/keyring/keyringFailed";
import type { SignedIn } from "../../../session/sessionState";
import type { PendingRetirement, PendingRetirements } from "../../../tokens/retiring/retirement";
import type { SavedSecrets } from "../../../tokens/secrets/keptSecret";
import type { WaitingSecrets } from "../../../tokens/secrets/waitingSecret";

/** What signing out would lose or cancel. */
export type AtStake = {
  /** The names of new tokens whose secrets the person has not saved yet. */
  readonly waiting: readonly string[];
  /** The names of tokens whose secrets are saved for reuse. */
  readonly saved: readonly string[];
  /** Tokens that were to end later. */
  readonly pending: readonly PendingRetirement[];
  /** The secret storage does not answer, so we don't know. */
  readonly isUnknown: boolean;
};

/**
 * Gathers what is at stake.
 * @param services where it is kept.
 * @param leaving the sessions that end.
 */
export async function atStake(
  {
    vault,
    kept,
    retirements,
  }: {
    readonly vault: WaitingSecrets;
    readonly kept: SavedSecrets;
    readonly retirements: PendingRetirements;
  },
  leaving: readonly SignedIn[],
): Promise<AtStake> {
  const pending = (await Promise.all(leaving.map((session) => pendingOf(retirements, session)))).flat();
  try {
    const hrefs = new Set(leaving.map(({ deployment }) => deployment.href));
    const waiting = (await vault.list()).filter(({ deployment }) => hrefs.has(deployment));
    const saved = (await Promise.all([...hrefs].map((href) => kept.list(href)))).flat();
    return {
      waiting: waiting.map(({ name }) => name),
      saved: saved.map(({ name }) => name),
      pending,
      isUnknown: false,
    };
  } catch (error) {
    if (!(error instanceof KeyringFailed)) throw error;
    return { waiting: [], saved: [], pending, isUnknown: true };
  }
}

/**
 * The tokens that are to end later with a session: only the person who asked for it can end them. They are read anew, since
 * a window that has just started does not know them yet.
 */
export async function pendingOf(
  retirements: Pick<PendingRetirements, "all" | "reload">,
  { deployment, record }: Pick<SignedIn, "deployment"> & { readonly record: { readonly userId: UserId } },
): Promise<PendingRetirement[]> {
  await retirements.reload();
  return retirements.all.filter(
    (pending) => pending.deployment === deployment.href && pending.userId === record.userId,
  );
}
