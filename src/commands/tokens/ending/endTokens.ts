import * as l10n from "@vscode/l10n";
import { isOfKind } from "../../../coder/errors/isOfKind";
import { type ErrorDoor, Explained } from "../../../platform/errors";
import { withLateProgress } from "../../../platform/lateProgress";
import { confirm } from "../../../platform/shown/notify";
import { shownNumber } from "../../../platform/time/times";
import type { ListedToken } from "../../../presentation/token/listedToken";
import { serverNow } from "../../../session/serverTime";
import type { KnownSessions, SignedIn } from "../../../session/sessionState";
import { endMany, type EndOutcome } from "../../../tokens/ending/endMany";
import type { TokenLists } from "../../../tokens/list/loadedTokens";
import { lookAtToken } from "../../../tokens/retiring/lookAtToken";
import { requireSameSession } from "../../services/requireSession";
import { tellEndings } from "./endReport";
import { confirmation, type EndWay } from "./endWords";

/** What ending tokens needs. */
export type EndServices = {
  readonly sessions: KnownSessions;
  readonly tokens: TokenLists;
  readonly tokensView: { markBusy(ids: readonly string[], words: string): { dispose(): unknown } };
  readonly errors: ErrorDoor;
};

/**
 * Ends tokens after one question that names them, then reports the result for each. The rows show that it is
 * in progress.
 * @param services who is signed in, the tokens and the view.
 * @param tokens the tokens, of one or more deployments.
 * @param way expiring keeps a token in the server's records; if the server cannot expire, it deletes.
 * @throws CoderError if the only token could not be ended.
 */
export async function endTokens(
  services: EndServices,
  tokens: readonly ListedToken[],
  way: EndWay,
): Promise<void> {
  if (tokens.length === 0) throw new Explained(l10n.t("The selected tokens have already expired."));
  const { question, detail, verb, doing } = confirmation(tokens, way);
  if (!(await confirm(question, detail, verb))) return;
  await carryOut(services, tokens, way, doing);
}

async function carryOut(
  services: EndServices,
  tokens: readonly ListedToken[],
  way: EndWay,
  doing: string,
): Promise<void> {
  const busyWords = way === "expire" ? l10n.t("expiring…") : l10n.t("deleting…");
  const busy = services.tokensView.markBusy(
    tokens.map(({ id }) => id),
    busyWords,
  );
  let endings: readonly EndOutcome<ListedToken>[];
  try {
    endings = await withLateProgress(doing, (signal, { report }) =>
      endMany(tokens, {
        signal,
        end: (token, given) => endOne(services, token, way, given),
        isOver: (token, given) => isOver(requireSameSession(services.sessions, token), token, given),
        onProgress: (count) =>
          report(
            l10n.t("{done} of {all}", { done: shownNumber(count), all: shownNumber(tokens.length) }),
            1 / tokens.length,
          ),
        onPause: (seconds) => report(l10n.t("the server asked to wait {0} s", seconds)),
      }),
    );
  } finally {
    busy.dispose();
  }
  const [only, ...others] = endings;
  if (only?.kind === "failed" && others.length === 0) throw only.error;
  const again = () => carryOut(services, leftOf(endings), way, doing);
  services.errors.inBackground("Telling what was revoked", () => tellEndings(endings, way, again));
  const { sessions } = services;
  const ended = new Set(tokens.map(({ loaded }) => sessions.at(loaded.session.deployment.href)));
  await Promise.all(
    [...ended].map(async (session) => session && services.tokens.of(session).refresh("changed")),
  );
}

/** Whether a token that the server does not find has ended, or is merely invisible to this session. */
async function isOver(session: SignedIn, { key }: ListedToken, signal: AbortSignal): Promise<boolean> {
  const sight = await lookAtToken(session, key.id, key.userId, signal);
  return sight.kind === "gone" || (sight.kind === "there" && sight.key.expiresAt <= serverNow(session));
}

async function endOne(
  services: EndServices,
  token: ListedToken,
  way: EndWay,
  signal: AbortSignal,
): Promise<void> {
  const { client } = requireSameSession(services.sessions, token);
  const { id } = token.key;
  if (way === "delete" || !token.loaded.features.expire) {
    await client.keys.delete(id, signal);
    return;
  }
  try {
    await client.keys.expire(id, signal);
  } catch (error) {
    // A server whose version looks new enough may still lack the route.
    if (!isOfKind(error, "routeMissing")) throw error;
    await client.keys.delete(id, signal);
  }
}

function leftOf(endings: readonly EndOutcome<ListedToken>[]): ListedToken[] {
  return endings
    .filter(({ kind }) => kind === "failed" || kind === "untouched" || kind === "notAllowed")
    .map(({ item }) => item);
}
