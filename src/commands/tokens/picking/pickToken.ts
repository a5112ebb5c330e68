import * as vscode from "vscode";
import { Cancelled } from "../../../platform/errors";
import { unlessKeyringFails } from "../../../platform/keyringFailed";
import { pickItem } from "../../../platform/quickInputs";
import { inSlices, mapEach } from "../../../tokens/audit/slices";
import type { RowContext } from "../../../views/tokens/rowContext";
import { TokenNode } from "../../../views/tokens/tokenNode";
import { requireSession } from "../../requireSession";
import { nameInFull } from "../succession/ownerOf";
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
  const items = itemsOf(services, isOffered);
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
  const offered = nodes.filter(isOffered);
  return inSlices(
    mapEach(offered, (node): TokenItem => {
      const { scopes, expiry, use } = node.facts;
      return { label: nameInFull(node), description: scopes, detail: `${expiry} · ${use}`, node };
    }),
  );
}

/**
 * The rows of all tokens of the current session.
 * @param services who is signed in, and the tokens.
 * @throws Explained when nobody is signed in; CoderError when the deployment cannot be asked.
 */
export async function tokenNodes({ sessions, tokens, vault, surveys }: PickServices): Promise<TokenNode[]> {
  const [survey, waiting] = await Promise.all([
    tokens
      .of(requireSession(sessions))
      .loaded()
      .then((loaded) => surveys.of(loaded)),
    unlessKeyringFails(vault.list(), []),
  ]);
  const { href } = survey.loaded.session.deployment;
  const ids = new Set(waiting.filter(({ deployment }) => deployment === href).map(({ tokenId }) => tokenId));
  const context: RowContext = {
    loaded: survey.loaded,
    names: survey.names,
    now: new Date(),
    isWaiting: (id) => ids.has(id),
    isKept: () => false,
    retirementOf: () => undefined,
    busyWith: () => undefined,
  };
  return inSlices(mapEach(survey.tokens, (token) => new TokenNode(token, context)));
}
