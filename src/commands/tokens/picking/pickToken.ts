import * as vscode from "vscode";
import { Cancelled, Explained } from "../../../platform/errors";
import { unlessKeyringFails } from "../../../platform/keyring/keyringFailed";
import { pickItem } from "../../../platform/shown/quickInputs";
import { serverNow } from "../../../session/serverTime";
import type { SignedIn } from "../../../session/sessionState";
import { MeantTokens } from "../../../tokens/expiring/meantTokens";
import { inSlices, mapEach } from "../../../platform/time/slices";
import type { RowContext } from "../../../presentation/rowContext";
import { TokenNode } from "../../../views/tokens/nodes/tokenNode";
import { requireSession } from "../../requireSession";
import { nameInFull } from "../../../presentation/ownerOf";
import type { Services } from "../../services";

type TokenItem = vscode.QuickPickItem & { node: TokenNode };

type PickServices = Pick<Services, "sessions" | "tokens" | "vault" | "surveys">;

/**
 * The token a command is about: the row it was called on, else one that the person picks by name.
 * @param services who is signed in, and the tokens.
 * @param argument what VS Code passed to the command.
 * @param title of the pick, a verb phrase.
 * @param isOffered which tokens make sense.
 * @returns the row of the token.
 * @throws Cancelled when the person leaves the pick.
 */
export async function pickToken(
  services: PickServices,
  argument: unknown,
  title: string,
  isOffered: (node: TokenNode) => boolean = () => true,
): Promise<TokenNode> {
  if (argument instanceof TokenNode) return argument;
  const [only, ...others] = argument instanceof MeantTokens ? await meantNodes(services, argument) : [];
  if (only && others.length === 0) return only;
  const items = only ? toItems([only, ...others]) : itemsOf(services, isOffered);
  const picked = await pickItem(items, {
    title,
    placeHolder: vscode.l10n.t("Type a name to search"),
    matchOnDescription: true,
  });
  if (!picked) throw new Cancelled();
  return picked.node;
}

async function itemsOf(
  services: PickServices,
  isOffered: (node: TokenNode) => boolean,
): Promise<TokenItem[]> {
  const nodes = await tokenNodes(services);
  return toItems(nodes.filter(isOffered));
}

function toItems(nodes: readonly TokenNode[]): Promise<TokenItem[]> {
  return inSlices(
    mapEach(nodes, (node): TokenItem => {
      const { scopes, expiry, use } = node.facts;
      return { label: nameInFull(node), description: scopes, detail: `${expiry} · ${use}`, node };
    }),
  );
}

/** @throws Explained when none of them is there any more: no other one is offered in their place. */
async function meantNodes(services: PickServices, { tokens }: MeantTokens): Promise<TokenNode[]> {
  const nodes: TokenNode[] = [];
  for (const href of new Set(tokens.map(({ session }) => session.deployment.href))) {
    const ids = new Set(
      tokens.filter((one) => one.session.deployment.href === href).map((one) => one.tokenId),
    );
    const session = services.sessions.at(href);
    if (session) nodes.push(...(await tokenNodes(services, session)).filter(({ key }) => ids.has(key.id)));
  }
  if (nodes.length > 0) return nodes;
  const [first] = tokens;
  throw new Explained(
    tokens.length === 1 && first
      ? vscode.l10n.t('"{0}" isn\'t among your tokens any more.', first.name)
      : vscode.l10n.t("These tokens aren't among yours any more."),
  );
}

/**
 * The rows of all tokens of a session.
 * @param services who is signed in, and the tokens.
 * @param session whose; the current one when left out.
 * @throws Explained when nobody is signed in; CoderError when the deployment cannot be asked.
 */
export async function tokenNodes(
  { sessions, tokens, vault, surveys }: PickServices,
  session: SignedIn = requireSession(sessions),
): Promise<TokenNode[]> {
  const [survey, waiting] = await Promise.all([
    tokens
      .of(session)
      .loaded()
      .then((loaded) => surveys.of(loaded)),
    unlessKeyringFails(vault.list(), []),
  ]);
  const { href } = session.deployment;
  const ids = new Set(waiting.filter(({ deployment }) => deployment === href).map(({ tokenId }) => tokenId));
  const context: RowContext = {
    loaded: survey.loaded,
    names: survey.names,
    now: serverNow(survey.loaded.session),
    isWaiting: (id) => ids.has(id),
    isKept: () => false,
    retirementOf: () => undefined,
    busyWith: () => undefined,
  };
  return inSlices(mapEach(survey.tokens, (token) => new TokenNode(token, context)));
}
