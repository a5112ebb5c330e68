import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { TokenId } from "../../core/token/tokenText";
import { quietly } from "../../platform/background";
import { Cancelled } from "../../platform/errors";
import { withLateProgress } from "../../platform/lateProgress";
import { inform } from "../../platform/shown/notify";
import { makeQuickPick, pickItem } from "../../platform/shown/quickInputs";
import { inSlices } from "../../platform/time/slices";
import { concernIcons, concernSentence, concernTitle } from "../../presentation/concernWords";
import type { ListedToken, TokenListing } from "../../presentation/token/listedToken";
import type { SignedIn } from "../../session/sessionState";
import { type ConcernKind, concernKinds } from "../../tokens/audit/concern";
import { requireSession } from "../services/requireSession";
import { type EndServices, endTokens } from "./ending/endTokens";
import type { EndWay } from "./ending/endWords";

type ReviewServices = EndServices & {
  readonly listed: TokenListing;
  readonly openDetails: (session: SignedIn, tokenId: TokenId) => void;
};

type ReviewItem = vscode.QuickPickItem & { readonly token?: ListedToken };

/** Lists the tokens that need the person's attention, with the reasons, and ends those they select. */
export async function reviewTokens(services: ReviewServices): Promise<void> {
  const session = requireSession(services.sessions);
  const { count, items } = await withLateProgress(l10n.t("Loading your tokens"), async (signal) => {
    // Finding out which resources are gone takes a look-up first.
    const tokens = await services.listed.of(session, true);
    signal.throwIfAborted();
    return { count: tokens.length, items: await inSlices(reviewItems(tokens), signal) };
  });
  if (items.length === 0) {
    quietly("Telling that all is fine", inform(allFine(count, session.deployment.host)));
    return;
  }
  const chosen = await choose(items, services);
  await endTokens(services, chosen, await chooseWay(chosen));
}

function allFine(count: number, host: string): string {
  if (count === 0) return l10n.t("You have no tokens on {0}.", host);
  return count === 1
    ? l10n.t("Your token on {0} doesn't need attention.", host)
    : l10n.t("None of the {0} tokens on {1} need attention.", count, host);
}

async function choose(
  items: readonly ReviewItem[],
  services: ReviewServices,
): Promise<readonly ListedToken[]> {
  const pick = makeQuickPick<ReviewItem>();
  pick.title = l10n.t("Review Tokens");
  pick.placeholder = l10n.t("Select tokens to revoke");
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = items;
  pick.onDidTriggerItemButton(({ item: { token } }) => {
    if (token) services.openDetails(requireSession(services.sessions, token), token.key.id);
  });
  try {
    return await new Promise((resolve, reject) => {
      pick.onDidAccept(() => {
        const tokens = pick.selectedItems.flatMap(({ token }) => token ?? []);
        if (tokens.length > 0) resolve(tokens);
      });
      pick.onDidHide(() => reject(new Cancelled()));
      pick.show();
    });
  } finally {
    pick.dispose();
  }
}

/** Lists a token under its worst concern, with all its concerns. Yields after each token. */
function* reviewItems(tokens: readonly ListedToken[]): Generator<undefined, ReviewItem[]> {
  const byKind = new Map<ConcernKind, ReviewItem[]>();
  for (const token of tokens) {
    yield;
    const worst = token.audited.concerns[0]?.kind;
    if (worst === undefined) continue;
    const there = byKind.get(worst);
    if (there) there.push(itemOf(token, worst));
    else byKind.set(worst, [itemOf(token, worst)]);
  }
  return concernKinds.flatMap((kind) => {
    const items = byKind.get(kind) ?? [];
    return items.length === 0
      ? []
      : [{ label: concernTitle(kind), kind: vscode.QuickPickItemKind.Separator }, ...items];
  });
}

function itemOf(token: ListedToken, worst: ConcernKind): ReviewItem {
  return {
    label: token.key.name,
    iconPath: new vscode.ThemeIcon(concernIcons[worst]),
    description: descriptionOf(token),
    detail: token.audited.concerns.map((concern) => concernSentence(concern, token)).join(" "),
    buttons: [{ iconPath: new vscode.ThemeIcon("info"), tooltip: l10n.t("Show Token Details") }],
    token,
  };
}

function descriptionOf({ audited, key, loaded }: ListedToken): string {
  const titles = audited.concerns.map(({ kind }) => concernTitle(kind));
  return [...(loaded.isEverybodys === true ? [key.username ?? key.userId] : []), ...titles].join(" · ");
}

async function chooseWay(chosen: readonly ListedToken[]): Promise<EndWay> {
  const canExpire = chosen.some(({ loaded }) => loaded.features.expire);
  if (!canExpire) return "delete";
  const ways: (vscode.QuickPickItem & { way: EndWay })[] = [
    {
      label: l10n.t("Expire"),
      iconPath: new vscode.ThemeIcon("circle-slash"),
      detail: l10n.t("They stop working now and stay in the server's records."),
      way: "expire",
    },
    {
      label: l10n.t("Delete"),
      iconPath: new vscode.ThemeIcon("trash"),
      detail: l10n.t("They stop working now, their names become free, and they won't appear in the list."),
      way: "delete",
    },
  ];
  const title =
    chosen.length === 1
      ? l10n.t('Revoke "{0}"', chosen[0]?.key.name ?? "")
      : l10n.t("Revoke {0} Tokens", chosen.length);
  const picked = await pickItem(ways, { title });
  if (!picked) throw new Cancelled();
  return picked.way;
}
