import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { TokenId } from "../../core/token/tokenText";
import { quietly } from "../../platform/background";
import { runCommand } from "../../platform/commands";
import { Cancelled } from "../../platform/errors";
import { withLateProgress } from "../../platform/lateProgress";
import { inform } from "../../platform/shown/notify";
import { makeQuickPick, pickItem } from "../../platform/shown/quickInputs";
import { inSlices } from "../../platform/time/slices";
import { shownNumber } from "../../platform/time/times";
import type { ListedToken, TokenListing } from "../../presentation/token/listedToken";
import type { KnownSessions, SignedIn } from "../../session/sessionState";
import type { Remarks } from "../../tokens/remarks/tokenRemark";
import { requireSession } from "../services/requireSession";
import { chooseAct, type ReviewAct } from "./review/chooseAct";
import { chooseSeveral } from "./review/chooseSeveral";
import { type ReviewItem, reviewItems } from "./review/reviewItems";

type RevokeWay = "expire" | "delete";

type ReviewServices = {
  readonly sessions: KnownSessions;
  readonly listed: TokenListing;
  readonly remarks: Remarks;
  readonly openDetails: (session: SignedIn, tokenId: TokenId) => void;
};

/**
 * Goes through the tokens that need the person's attention: shows the reasons, and offers to replace, keep or revoke
 * each. The list comes back until it is dismissed or nothing is left.
 */
export async function reviewTokens(services: ReviewServices): Promise<void> {
  for (let round = 0; ; round += 1) {
    const session = requireSession(services.sessions);
    const isKept = (token: ListedToken) => acceptedOf(services, token).length > 0;
    const { count, items } = await withLateProgress(l10n.t("Loading your tokens"), async (signal) => {
      // Finding out which resources are gone takes a look-up first.
      const tokens = await services.listed.of(session, true);
      signal.throwIfAborted();
      return { count: tokens.length, items: await inSlices(reviewItems(tokens, isKept), signal) };
    });
    if (items.length === 0) {
      const done = round > 0 ? l10n.t("Nothing is left to review.") : allFine(count, session.deployment.host);
      quietly("Telling that all is fine", inform(done));
      return;
    }
    const { token } = await choose(items, services);
    if (token === undefined) {
      const chosen = await chooseSeveral(items);
      await revoke(chosen, await chooseWay(chosen));
      continue;
    }
    const act = await chooseAct(token, isKept(token));
    if (act !== undefined && !(await carryOut(services, token, act))) return;
  }
}

/** Does what was chosen. @returns whether the review goes on: other forms and panels have the person's attention. */
async function carryOut(services: ReviewServices, token: ListedToken, act: ReviewAct): Promise<boolean> {
  switch (act) {
    case "expire":
    case "delete":
      await revoke([token], act);
      return true;
    case "keep":
      await accept(services, token, [
        ...acceptedOf(services, token),
        ...token.audited.concerns.filter(({ isPressing }) => isPressing).map(({ kind }) => kind),
      ]);
      return true;
    case "reviewAgain":
      await accept(services, token, []);
      return true;
    case "showDetails":
      services.openDetails(requireSession(services.sessions, token), token.key.id);
      return false;
    case "rotate":
      await runCommand("coderAccess.tokens.rotateToken", token);
      return false;
    case "change":
      await runCommand("coderAccess.tokens.changeToken", token);
      return false;
    case "showSecret":
      await runCommand("coderAccess.tokens.showWaitingSecret", token);
      return false;
  }
}

/** The commands of the rows ask, report and show what fails. */
async function revoke(tokens: readonly ListedToken[], way: RevokeWay): Promise<void> {
  const id = way === "expire" ? "coderAccess.tokens.expireToken" : "coderAccess.tokens.deleteToken";
  await runCommand(id, tokens[0], tokens);
}

function acceptedOf({ remarks }: ReviewServices, { key, loaded }: ListedToken): readonly string[] {
  return remarks.acceptedOf(loaded.session.deployment.href, key.id);
}

async function accept(
  { remarks }: ReviewServices,
  { key, loaded }: ListedToken,
  kinds: readonly string[],
): Promise<void> {
  const { href } = loaded.session.deployment;
  const accepted = [...new Set(kinds)];
  await remarks.change({ deployment: href, tokenId: key.id, ownerId: key.userId }, { accepted });
}

function allFine(count: number, host: string): string {
  if (count === 0) return l10n.t("You have no tokens on {0}.", host);
  return count === 1
    ? l10n.t("Your token on {0} doesn't need attention.", host)
    : l10n.t("None of the {0} tokens on {1} need attention.", shownNumber(count), host);
}

async function choose(items: readonly ReviewItem[], services: ReviewServices): Promise<ReviewItem> {
  const pick = makeQuickPick<ReviewItem>();
  pick.title = l10n.t("Review Tokens");
  pick.placeholder = l10n.t("Select a token to see what you can do about it");
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = items;
  pick.onDidTriggerItemButton(({ item: { token } }) => {
    if (token) services.openDetails(requireSession(services.sessions, token), token.key.id);
  });
  try {
    return await new Promise((resolve, reject) => {
      pick.onDidAccept(() => {
        const [chosen] = pick.selectedItems;
        if (chosen) resolve(chosen);
      });
      pick.onDidHide(() => reject(new Cancelled()));
      pick.show();
    });
  } finally {
    pick.dispose();
  }
}

async function chooseWay(chosen: readonly ListedToken[]): Promise<RevokeWay> {
  const canExpire = chosen.some(({ loaded }) => loaded.features.expire);
  if (!canExpire) return "delete";
  const ways: (vscode.QuickPickItem & { way: RevokeWay })[] = [
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
      : l10n.t("Revoke {0} Tokens", shownNumber(chosen.length));
  const picked = await pickItem(ways, { title });
  if (!picked) throw new Cancelled();
  return picked.way;
}
