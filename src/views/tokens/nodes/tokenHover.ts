import * as l10n from "@vscode/l10n";
import { summarize } from "../../../core/reasoning/summary";
import { type CommandId, hoveredRow } from "../../../platform/commands";
import type { Tooltip, TooltipLink } from "../../../platform/shown/treeItems";
import { absoluteTime, relativeTime } from "../../../platform/time/times";
import { concernSentence } from "../../../presentation/concernSentence";
import { concernTitle } from "../../../presentation/concernWords";
import { reachInWords } from "../../../presentation/resourceWords";
import { retirementInFull } from "../../../presentation/retirementWords";
import type { ListedToken } from "../../../presentation/token/listedToken";

/** In ms. */
const day = 86_400_000;

/**
 * Builds the tooltip of a token's row: one small table with all that the row has no place for, and links to what
 * people do next.
 * @param token the token.
 */
export function tokenHover(token: ListedToken): Tooltip {
  const { audited, context, key, loaded, note, retirement } = token;
  const facts: (readonly [string, string])[] = [
    ...audited.concerns
      .filter(({ kind }) => kind !== "expiresSoon")
      .map((concern) => [concernTitle(concern.kind), concernSentence(concern, token)] as const),
    [l10n.t("Permissions"), summarize(loaded.catalog, audited.grant)],
    [l10n.t("Resources"), reachInWords(audited.grant.allowList, context.names)],
    endFact(token),
    [l10n.t("Used"), useOf(token)],
    [l10n.t("Created"), timesOf(key.createdAt, context.now)],
    [l10n.t("ID"), key.id],
  ];
  if (note !== undefined) facts.unshift([l10n.t("Note"), l10n.t("{note} (only on this computer)", { note })]);
  if (retirement) facts.unshift([l10n.t("Being replaced"), retirementInFull(retirement)]);
  return { title: key.name, lines: [], facts, links: linksOf(token) };
}

function endFact({ context, facts, key }: ListedToken): readonly [string, string] {
  const about = facts.state === "expired" ? l10n.t("Expired") : l10n.t("Expires");
  return [about, timesOf(key.expiresAt, context.now)];
}

function useOf({ context, key }: ListedToken): string {
  if (!key.lastUsed) return l10n.t("never");
  const times = timesOf(key.lastUsed, context.now);
  // The server records the hour of a use, but for a use days ago nobody needs that detail.
  return +context.now - +key.lastUsed < day ? l10n.t("{0} (accurate to the hour)", times) : times;
}

function timesOf(time: Date, now: Date): string {
  return `${relativeTime(time, now)} · ${absoluteTime(time)}`;
}

/** A link whose command exists. */
type CommandLink = TooltipLink & { readonly command: CommandId };

function linksOf({ facts, id, retirement }: ListedToken): readonly CommandLink[] {
  const args = [hoveredRow, id];
  const canSucceed = facts.state !== "expired" && retirement === undefined;
  return [
    { title: l10n.t("Show Details"), command: "coderAccess.tokens.showDetails", arguments: args },
    ...(canSucceed
      ? ([
          { title: l10n.t("Rotate…"), command: "coderAccess.tokens.rotateToken", arguments: args },
          { title: l10n.t("Change…"), command: "coderAccess.tokens.changeToken", arguments: args },
        ] as const)
      : []),
    { title: l10n.t("Edit Note…"), command: "coderAccess.tokens.editNote", arguments: args },
    { title: l10n.t("Copy ID"), command: "coderAccess.tokens.copyTokenId", arguments: args },
  ];
}
