import { sortEach } from "../../platform/time/slices";
import type { AuditedToken } from "./auditedToken";
import { concernKinds } from "./concern";
import type { CountedTokens, SortName } from "./groups";
import { type GroupName, groupOf } from "./standing";
import type { ThingNames } from "./thingNames";
import type { TokenQuery } from "./tokenQuery";

/** Which tokens to show, and in which order. */
export type Arrangement = {
  readonly sort: SortName;
  /** The filter, as `parseTokenQuery` reads it; undefined if there is none. */
  readonly query: TokenQuery | undefined;
  readonly showsExpired: boolean;
  /** Returns everything about a token that can be searched, in lower case. */
  readonly textOf: (token: AuditedToken) => string;
  /** The names of the tokens' resources, as far as they are known. */
  readonly names?: ThingNames | undefined;
  /** Whether a token comes before all others, for example because its secret is waiting. */
  readonly isFirst: (token: AuditedToken) => boolean;
};

const noQuery: TokenQuery = { words: [], tests: [], showsExpired: false };

/**
 * Filters, groups and sorts tokens. Tokens that come first also count as needing attention. Yields after each
 * token, so that the caller can let other work run in between.
 * @param tokens the audited tokens.
 */
export function* arrangeTokens(
  tokens: readonly AuditedToken[],
  { sort, query = noQuery, showsExpired, textOf, isFirst, names }: Arrangement,
): Generator<undefined, CountedTokens> {
  const { words, tests, showsExpired: asksForExpired } = query;
  const shown: Ranked[] = [];
  let attention = 0;
  for (const token of tokens) {
    yield;
    const first = isFirst(token);
    const group = groupOf(token, first);
    if (group === "attention") attention += 1;
    if (token.state === "expired" && !showsExpired && !asksForExpired) continue;
    if (!tests.every((test) => test(token, names))) continue;
    if (words.length > 0) {
      const text = textOf(token);
      if (!words.every((word) => text.includes(word))) continue;
    }
    const rank = (first ? 0 : 100) + (group === "expired" ? 50 : 0) + harm(token);
    shown.push({ token, group, rank, created: +token.key.createdAt, name: token.key.name.toLowerCase() });
  }
  const all: AuditedToken[] = [];
  const groups: Record<GroupName, AuditedToken[]> = { attention: [], active: [], expired: [] };
  for (const { token, group } of yield* sortEach(shown, orders[sort])) {
    all.push(token);
    groups[group].push(token);
    yield;
  }
  return { ...groups, all, needing: attention };
}

/** Values that sorting compares often, computed once. */
type Ranked = {
  readonly token: AuditedToken;
  readonly group: GroupName;
  /** What comes first, then what is alive, then what does the most harm. */
  readonly rank: number;
  readonly created: number;
  readonly name: string;
};

const newestFirst = (a: Ranked, b: Ranked) => b.created - a.created;
const byName = (a: Ranked, b: Ranked) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

const orders: Record<SortName, (a: Ranked, b: Ranked) => number> = {
  attention: (a, b) => a.rank - b.rank || newestFirst(a, b) || byName(a, b),
  name: (a, b) => byName(a, b) || newestFirst(a, b),
  expiry: (a, b) => +a.token.key.expiresAt - +b.token.key.expiresAt || byName(a, b),
  // Tokens that were never used come last, as if used the longest ago.
  lastUsed: (a, b) => +(b.token.key.lastUsed ?? 0) - +(a.token.key.lastUsed ?? 0) || byName(a, b),
  created: (a, b) => newestFirst(a, b) || byName(a, b),
};

/** Tokens that expire soon come first, then the order of the worst pressing concern. */
function harm({ concerns, state, needsAttention }: AuditedToken): number {
  if (state === "expiresSoon") return -1;
  if (!needsAttention) return concernKinds.length;
  const worst = concerns.find(({ isPressing }) => isPressing);
  return worst ? concernKinds.indexOf(worst.kind) : concernKinds.length;
}
