import * as l10n from "@vscode/l10n";
import type * as vscode from "vscode";
import { Cancelled, Explained } from "../../../platform/errors";
import { pickItem } from "../../../platform/shown/quickInputs";
import { inSlices, mapEach } from "../../../platform/time/slices";
import { type ListedToken, type TokenListing, tokenMeantBy } from "../../../presentation/token/listedToken";
import { nameInFull } from "../../../presentation/token/ownerOf";
import type { KnownSessions } from "../../../session/sessionState";
import { MeantTokens } from "../../../tokens/expiring/meantTokens";
import { requireSession } from "../../services/requireSession";

type TokenItem = vscode.QuickPickItem & { readonly token: ListedToken };

type PickServices = { readonly sessions: KnownSessions; readonly listed: TokenListing };

/**
 * Returns the token a command acts on: the row it was run on, otherwise one that the person picks by name.
 * @param services who is signed in, and their tokens.
 * @param argument the argument that VS Code passed to the command.
 * @param title the title of the pick, a verb phrase.
 * @param isOffered whether a token is eligible.
 * @returns the token.
 * @throws Cancelled if the person dismisses the pick.
 */
export async function pickToken(
  services: PickServices,
  argument: unknown,
  title: string,
  isOffered: (token: ListedToken) => boolean = () => true,
): Promise<ListedToken> {
  const asked = tokenMeantBy(argument);
  if (asked) return asked;
  const [only, ...others] = argument instanceof MeantTokens ? await meantTokens(services, argument) : [];
  if (only && others.length === 0) return only;
  const items = only ? toItems([only, ...others]) : itemsOf(services, isOffered);
  const picked = await pickItem(items, {
    title,
    placeHolder: l10n.t("Type a name to search"),
    matchOnDescription: true,
  });
  if (!picked) throw new Cancelled();
  return picked.token;
}

async function itemsOf(
  services: PickServices,
  isOffered: (token: ListedToken) => boolean,
): Promise<TokenItem[]> {
  const tokens = await services.listed.of(requireSession(services.sessions));
  return toItems(tokens.filter(isOffered));
}

function toItems(tokens: readonly ListedToken[]): Promise<TokenItem[]> {
  return inSlices(
    mapEach(tokens, (token): TokenItem => {
      const { scopes, expiry, use } = token.facts;
      return { label: nameInFull(token), description: scopes, detail: `${expiry} · ${use}`, token };
    }),
  );
}

/** @throws Explained if none of them exists any more: we never offer another one instead. */
async function meantTokens(services: PickServices, { tokens }: MeantTokens): Promise<ListedToken[]> {
  const found: ListedToken[] = [];
  for (const href of new Set(tokens.map(({ session }) => session.deployment.href))) {
    const ids = new Set(
      tokens.filter((one) => one.session.deployment.href === href).map((one) => one.tokenId),
    );
    const session = services.sessions.at(href);
    if (session) found.push(...(await services.listed.of(session)).filter(({ key }) => ids.has(key.id)));
  }
  if (found.length > 0) return found;
  const [first] = tokens;
  throw new Explained(
    tokens.length === 1 && first
      ? l10n.t('"{0}" is no longer among your tokens.', first.name)
      : l10n.t("These tokens are no longer among yours."),
  );
}
