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
  /** Tokens that are scheduled to end later. */
  readonly pending: readonly PendingRetirement[];
  /** Whether the secret storage did not answer, so that we do not know. */
  readonly isUnknown: boolean;
};

/**
 * Collects what signing out would lose or cancel.
 * @param services where these things are kept.
 * @param leaving the sessions to end.
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
 * Returns the tokens that are scheduled to end later under a session: only the person who scheduled them can
 * end them. We read them again, because a window that has just started does not know them yet.
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
