import * as l10n from "@vscode/l10n";
import { shownLanguage, shownNumber } from "../../platform/time/times";
import { groupTitle } from "../../presentation/groupTitle";
import { ListedToken } from "../../presentation/token/listedToken";
import type { TokenContext } from "../../presentation/token/tokenContext";
import { spokenWords, tokenWords } from "../../presentation/tokenWords";
import type { AuditedToken } from "../../tokens/audit/auditedToken";
import type { ArrangedTokens } from "../../tokens/audit/groups";
import { groupNames, type Standing } from "../../tokens/audit/standing";
import type { BarTone, Timeline, TimelineRow } from "./contract";

const day = 86_400_000;
/** As long as a token may go unused before it counts as idle, and as far ahead as most people plan. */
const daysBack = 90;
const daysAhead = 90;
const width = (daysBack + daysAhead) * day;

/**
 * Lays out the lifetimes of tokens side by side.
 * @param groups the tokens in the tree's groups.
 * @param context what the tokens of a deployment share.
 * @param most the maximum number of rows.
 */
export function timelineOf(groups: ArrangedTokens, context: TokenContext, most: number): Timeline {
  const { now, loaded } = context;
  const start = +now - daysBack * day;
  const place = (time: Date) => (+time - start) / width;
  let left = most;
  const drawn = groupNames.map((name) => {
    const rows = groups[name].slice(0, left);
    left -= rows.length;
    return {
      title: groupTitle(name),
      count: groups[name].length,
      rows: rows.map((token) => rowOf(token, context, place)),
    };
  });
  const all = groups.all.length;
  return {
    host: loaded.session.deployment.host,
    summary: summaryOf(groups),
    groups: drawn.filter(({ rows }) => rows.length > 0),
    months: monthsFrom(new Date(start), new Date(start + width)).map((month) => ({
      at: place(month),
      label: monthName(month),
    })),
    now: daysBack / (daysBack + daysAhead),
    left: Math.max(0, all - most),
  };
}

function rowOf(token: AuditedToken, context: TokenContext, place: (time: Date) => number): TimelineRow {
  const { key } = token;
  const listed = new ListedToken(token, context);
  const words = tokenWords(listed);
  return {
    id: key.id,
    name: key.name,
    detail: words.slice(0, 2).join(" · "),
    words: [key.name, ...spokenWords(listed)].join(", "),
    tone: tones[listed.standing.tone],
    from: place(key.createdAt),
    to: place(listed.endsAt),
    ...(key.lastUsed ? { used: place(key.lastUsed) } : {}),
  };
}

const tones: Readonly<Record<Standing["tone"], BarTone>> = {
  fine: "fine",
  ending: "soon",
  warning: "warning",
  over: "over",
};

function summaryOf({ all: { length }, attention }: ArrangedTokens): string {
  const all = shownNumber(length);
  if (length === 1) {
    return attention.length === 0
      ? l10n.t("1 token, which doesn't need attention.")
      : l10n.t("1 token, which needs attention.");
  }
  if (attention.length === 1) return l10n.t("{0} tokens, 1 needs attention.", all);
  return attention.length === 0
    ? l10n.t("{0} tokens, none needs attention.", all)
    : l10n.t("{0} tokens, {1} need attention.", all, shownNumber(attention.length));
}

function monthsFrom(start: Date, end: Date): Date[] {
  const months: Date[] = [];
  for (
    let month = new Date(start.getFullYear(), start.getMonth() + 1, 1);
    month < end;
    month = new Date(month.getFullYear(), month.getMonth() + 1, 1)
  )
    months.push(month);

  return months;
}

function monthName(month: Date): string {
  const year = month.getMonth() === 0 ? ({ year: "numeric" } as const) : {};
  return new Intl.DateTimeFormat(shownLanguage(), { month: "short", ...year }).format(month);
}
