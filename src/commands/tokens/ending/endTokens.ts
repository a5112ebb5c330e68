import * as vscode from "vscode";
import { RouteMissing } from "../../../coder/errors/refusals";
import { Explained } from "../../../platform/errors";
import { confirm } from "../../../platform/shown/notify";
import { serverNow } from "../../../session/serverTime";
import type { SignedIn } from "../../../session/sessionState";
import { endMany, type Ending } from "../../../tokens/ending/endMany";
import { lookAtToken } from "../../../tokens/retiring/lookAtToken";
import { rowId } from "../../../presentation/rowId";
import type { TokenNode } from "../../../views/tokens/nodes/tokenNode";
import { requireSession } from "../../requireSession";
import type { Services } from "../../services";
import { confirmation, type Way } from "./endWords";
import { tellEndings } from "./endReport";
import { withLateProgress } from "../../../platform/lateProgress";

/** What ending tokens needs. */
export type EndServices = Pick<Services, "sessions" | "tokens" | "tokensView" | "errors">;

/**
 * Ends tokens after one question that names them, and tells what became of each. While it lasts, the rows say so.
 * @param services who is signed in, the tokens and the view.
 * @param nodes rows of tokens, of one or more deployments.
 * @param way expiring keeps a token in the server's records; where the server cannot, it is deleted.
 * @throws CoderError when the only one could not be ended.
 */
export async function endTokens(services: EndServices, nodes: readonly TokenNode[], way: Way): Promise<void> {
  if (nodes.length === 0) throw new Explained(vscode.l10n.t("No token fits: those chosen have expired."));
  const { question, detail, verb, doing } = confirmation(nodes, way);
  if (!(await confirm(question, detail, verb))) return;
  await carryOut(services, nodes, way, doing);
}

async function carryOut(
  services: EndServices,
  nodes: readonly TokenNode[],
  way: Way,
  doing: string,
): Promise<void> {
  const busyWords = way === "expire" ? vscode.l10n.t("expiring…") : vscode.l10n.t("deleting…");
  const busy = services.tokensView.markBusy(nodes.map(rowId), busyWords);
  let endings: readonly Ending<TokenNode>[];
  try {
    endings = await withLateProgress(doing, (signal, { report }) =>
      endMany(nodes, {
        signal,
        end: (node, given) => endOne(services, node, way, given),
        isOver: (node, given) => isOver(sessionOf(services, node), node, given),
        onProgress: (count) => report(vscode.l10n.t("{0} of {1}", count, nodes.length), 1 / nodes.length),
        onPause: (seconds) => report(vscode.l10n.t("the server asks for a pause of {0} s", seconds)),
      }),
    );
  } finally {
    busy.dispose();
  }
  const [only, ...others] = endings;
  if (only?.kind === "failed" && others.length === 0) throw only.error;
  const again = () => carryOut(services, leftOf(endings), way, doing);
  services.errors.inBackground("Telling what was revoked", () => tellEndings(endings, way, again));
  const { sessions, tokens } = services;
  const ended = new Set(nodes.map(({ loaded }) => sessions.at(loaded.session.deployment.href)));
  await Promise.all([...ended].map(async (session) => session && tokens.of(session).refresh("changed")));
}

/** @throws Explained when nobody is signed in there any more, or somebody else than who was asked. */
function sessionOf({ sessions }: EndServices, node: TokenNode): SignedIn {
  const session = requireSession(sessions, node);
  const { deployment, record } = node.loaded.session;
  if (session.record.userId === record.userId) return session;
  throw new Explained(
    vscode.l10n.t(
      "You are signed in to {0} as somebody else now, so nothing was revoked. Choose the tokens again.",
      deployment.host,
    ),
  );
}

/** Whether a token that the server does not find is over, or only out of this session's sight. */
async function isOver(session: SignedIn, { key }: TokenNode, signal: AbortSignal): Promise<boolean> {
  const sight = await lookAtToken(session, key.id, key.userId, signal);
  return sight.kind === "gone" || (sight.kind === "there" && sight.key.expiresAt <= serverNow(session));
}

async function endOne(services: EndServices, node: TokenNode, way: Way, signal: AbortSignal): Promise<void> {
  const { client } = sessionOf(services, node);
  const { id } = node.key;
  if (way === "delete" || !node.loaded.features.expire) {
    await client.keys.delete(id, signal);
    return;
  }
  try {
    await client.keys.expire(id, signal);
  } catch (error) {
    // A server that looks new enough may lack the route all the same.
    if (!(error instanceof RouteMissing)) throw error;
    await client.keys.delete(id, signal);
  }
}

function leftOf(endings: readonly Ending<TokenNode>[]): TokenNode[] {
  return endings
    .filter(({ kind }) => kind === "failed" || kind === "untouched" || kind === "notAllowed")
    .map(({ item }) => item);
}
