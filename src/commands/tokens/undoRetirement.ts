import * as l10n from "@vscode/l10n";
import { parseDeploymentUrl } from "../../coder/address/deploymentUrl";
import { CoderError } from "../../coder/errors/coderError";
import { quietly } from "../../platform/background";
import { Cancelled, Explained } from "../../platform/errors";
import { withLateProgress } from "../../platform/lateProgress";
import { inform } from "../../platform/shown/notify";
import { pickItem } from "../../platform/shown/quickInputs";
import { retirementInFull, retirementInShort } from "../../presentation/retirementWords";
import { tokenMeantBy } from "../../presentation/token/listedToken";
import { serverNow } from "../../session/serverTime";
import type { KnownSessions, SignedIn } from "../../session/sessionState";
import type { TokenLists } from "../../tokens/list/loadedTokens";
import { lookAtToken } from "../../tokens/retiring/lookAtToken";
import type { PendingRetirement, PendingRetirements } from "../../tokens/retiring/retirement";
import type { ShownTokens } from "../../views/tokens/viewOptions";

type UndoServices = {
  readonly retirements: PendingRetirements;
  readonly tokensView: ShownTokens;
  readonly sessions: KnownSessions;
  readonly tokens: TokenLists;
};

/** Cancels the scheduled end of a token, and reports what actually happened to it. */
export async function undoRetirement(services: UndoServices, argument: unknown): Promise<void> {
  const { retirements, tokensView, sessions, tokens } = services;
  const pending = meantBy(argument, retirements.all) ?? (await pick(services));
  const { name } = pending;
  const kept = await withLateProgress(l10n.t("Keeping {0}", name), () => retirements.keep(pending));
  const session = sessions.at(pending.deployment);
  quietly(
    "Telling what became of the token",
    inform(
      kept === "kept"
        ? l10n.t('"{0}" keeps its own expiration date.', name)
        : kept === "underWay"
          ? l10n.t('"{0}" is being expired right now and can\'t be kept anymore.', name)
          : await whatBecameOf(pending, session),
    ),
  );
  await tokensView.paint();
  if (kept !== "kept" && session) await tokens.of(session).refresh("changed");
}

/**
 * Nothing was left to undo: either the token has ended, or another window undid it first. The server knows
 * which.
 */
async function whatBecameOf(pending: PendingRetirement, session: SignedIn | undefined): Promise<string> {
  const { name, tokenId, ownerId } = pending;
  try {
    const sight = session && (await lookAtToken(session, tokenId, ownerId));
    if (sight?.kind === "gone") return l10n.t('"{0}" was already deleted.', name);
    if (session && sight?.kind === "there") {
      return sight.key.expiresAt <= serverNow(session)
        ? l10n.t('"{0}" has already expired.', name)
        : l10n.t('"{0}" keeps its own expiration date.', name);
    }
  } catch (error) {
    if (!(error instanceof CoderError)) throw error;
  }
  return l10n.t(
    '"{0}" has already expired, or another window has kept it. {1} doesn\'t say which.',
    name,
    hostOf(pending),
  );
}

/**
 * Returns the retirement of the token, or the one that a button refers to; another window may be about to
 * carry it out.
 * @throws Explained if the token has no retirement any more: we never offer another one instead.
 */
function meantBy(argument: unknown, all: readonly PendingRetirement[]): PendingRetirement | undefined {
  const token = tokenMeantBy(argument);
  if (token) {
    const { key, loaded, retirement } = token;
    const { href } = loaded.session.deployment;
    const known =
      all.find(({ deployment, tokenId }) => deployment === href && tokenId === key.id) ?? retirement;
    if (known) return known;
    throw new Explained(l10n.t('"{0}" isn\'t scheduled to expire early.', key.name));
  }
  return typeof argument === "object" && argument !== null && "dueAt" in argument
    ? (argument as PendingRetirement)
    : undefined;
}

function hostOf({ deployment }: PendingRetirement): string {
  const parsed = parseDeploymentUrl(deployment);
  return parsed.ok ? parsed.value.host : deployment;
}

async function pick({ retirements: { all }, sessions }: UndoServices): Promise<PendingRetirement> {
  if (all.length === 0) throw new Explained(l10n.t("No tokens are scheduled to expire early."));
  const picked = await pickItem(
    all.map((pending) => {
      const session = sessions.at(pending.deployment);
      return {
        label: pending.name,
        description: [
          retirementInShort(pending, session ? serverNow(session) : new Date()),
          hostOf(pending),
        ].join(" · "),
        detail: retirementInFull(pending),
        pending,
      };
    }),
    { title: l10n.t("Cancel Scheduled Expiration") },
  );
  if (!picked) throw new Cancelled();
  return picked.pending;
}
