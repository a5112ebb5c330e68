import * as vscode from "vscode";
import { Cancelled } from "../../platform/errors";
import { TokenNode } from "../../views/tokens/tokenNode";
import { requireSession } from "../requireSession";
import type { Services } from "../services";

type TokenItem = vscode.QuickPickItem & { node: TokenNode };

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
  { sessions, tokens, vault }: Pick<Services, "sessions" | "tokens" | "vault">,
  argument: unknown,
  title: string,
  isOffered: (node: TokenNode) => boolean = () => true,
): Promise<TokenNode> {
  if (argument instanceof TokenNode) return argument;
  const loaded = await tokens.of(requireSession(sessions)).loaded();
  const waiting = new Set((await vault.list()).map(({ tokenId }) => tokenId));
  const items = loaded.tokens
    .map((key) => new TokenNode(key, loaded, waiting.has(key.id), new Date()))
    .filter(isOffered)
    .map((node): TokenItem => {
      const { scopes, expiry, use } = node.facts;
      return { label: node.key.name, description: scopes, detail: `${expiry} · ${use}`, node };
    });
  const picked = await vscode.window.showQuickPick(items, {
    title,
    placeHolder:
      items.length === 0 ? vscode.l10n.t("No token fits.") : vscode.l10n.t("Type a name to search"),
    matchOnDescription: true,
  });
  if (!picked) throw new Cancelled();
  return picked.node;
}
