import * as l10n from "@vscode/l10n";
import { type Catalog, findScope } from "../catalog/catalog";
import { type AllowEntry, entryText, type Grant } from "../grant/grant";
import { type Decision, evaluate } from "../reasoning/evaluate";
import { admitsByIdOnly, type Facts, factsOf, grantsAction } from "../reasoning/facts";
import { hasIds } from "../release/resourceTypes";
import { isAtLeast } from "../release/serverVersion";
import type { CheckedId, Route, RouteNeed } from "./route";

/**
 * The IDs a request is about, by resource type; `owner` is the owner of the workspace, `me` the owner of the
 * token.
 */
export type RequestIds = Partial<Record<string, string>>;

/** The server's answer. */
export type RouteAnswer = {
  readonly status: number;
  readonly ok: boolean;
  /**
   * Which rows a list shows: all, those that the allow list names, or none. Absent for requests that list
   * nothing.
   */
  readonly rows?: "all" | "some" | "none";
  /** The change is made although the answer is a refusal. */
  readonly done: boolean;
  readonly reason: string;
  /**
   * What would have to be added: scopes that the deployment offers (`coder:all` if nothing else suffices),
   * and entries.
   */
  readonly missing: { readonly scopes: string[]; readonly allowEntries: string[] };
};

/**
 * Predicts what the server really answers to a request, beyond permissions: lists that hide rows instead of
 * refusing, the 500 of an allow list with IDs, refusals after the change was made (routes of v2.35.1, tested
 * on running servers). A missing ID is assumed to be one that the allow list names. It judges neither roles
 * nor errors in the request itself.
 */
export function answers(catalog: Catalog, grant: Grant, route: Route, ids: RequestIds = {}): RouteAnswer {
  return answersTo(factsOf(catalog, grant, {}), route, ids);
}

/** The same for an analysed grant. */
export function answersTo(facts: Facts, route: Route, ids: RequestIds): RouteAnswer {
  const { release } = facts.catalog;
  const answer: RouteAnswer = {
    status: 200,
    ok: true,
    done: false,
    reason: l10n.t("The token can do this."),
    missing: { scopes: [], allowEntries: [] },
  };
  if (route.since !== undefined && !isAtLeast(release, route.since))
    return refuse(answer, 404, l10n.t("This route was added in Coder v{0}.", route.since));

  if (route.until !== undefined && isAtLeast(release, route.until))
    return refuse(answer, 404, l10n.t("This route was removed in Coder v{0}.", route.until));

  if (route.public) return { ...answer, reason: l10n.t("This doesn't need a token.") };
  let judged = answer;
  for (const need of route.needs) judged = judgeNeed(judged, facts, need, ids);
  return judged;
}

/**
 * Takes one more check into account. The first refusal determines the answer; what later checks lack is
 * collected, too.
 */
function judgeNeed(answer: RouteAnswer, facts: Facts, need: RouteNeed, ids: RequestIds): RouteAnswer {
  // Nothing to show: the server checks no further.
  if (need.rows && answer.rows === "none") return answer;
  const broken = need.anyOf.find(({ type, action }) => need.breaksOnIds && breaksOnIds(facts, type, action));
  if (broken) {
    const wildcard = `${broken.type}:*`;
    const reason = l10n.t(
      "This fails on the server while {0} is selected by ID. It needs {1}.",
      broken.type,
      wildcard,
    );
    const status = need.rows ? 500 : need.status === 200 ? 200 : 500;
    return refuse(answer, status, reason, { scopes: [], allowEntries: [wildcard] });
  }
  const decisions = need.anyOf.map(({ type, action, id }) =>
    evaluate(facts.catalog, facts.grant, { type, action, id: idOf(facts, type, id, ids) ?? "" }),
  );
  if (need.rows && answer.ok) return { ...answer, ...rowsOf(answer, facts, need, decisions, ids) };
  if (decisions.some(({ allowed }) => allowed)) return answer;
  const done = answer.done || (need.after && answer.ok);
  return { ...refuse(answer, need.status, decisions[0]?.reason ?? "", missingFor(facts, need, ids)), done };
}

/** What a check leaves of a list: every row, those that the allow list names, or none. */
function rowsOf(
  answer: RouteAnswer,
  facts: Facts,
  need: RouteNeed,
  decisions: readonly Decision[],
  ids: RequestIds,
): Partial<RouteAnswer> {
  if (decisions.some(({ allowed }) => allowed)) return { rows: answer.rows ?? "all" };
  const named = need.anyOf.some(
    ({ type, action }) => grantsAction(facts, type, action) && hasIds(type) && admitsByIdOnly(facts, type),
  );
  if (named) return { rows: "some" };
  return {
    rows: "none",
    reason: l10n.t("The list is empty because the token can't see its items."),
    missing: merge(answer.missing, missingFor(facts, need, ids)),
  };
}

function refuse(answer: RouteAnswer, status: number, reason: string, missing = answer.missing): RouteAnswer {
  const { rows, ...rest } = answer;
  const further = { ...rest, missing: merge(answer.missing, missing) };
  if (!answer.ok) return further;
  return { ...further, ...(rows && status < 400 ? { rows } : {}), status, ok: status < 400, reason };
}

function breaksOnIds(facts: Facts, type: string, action: string): boolean {
  const { idListDefect } = facts.catalog.features;
  return idListDefect === "yes" && grantsAction(facts, type, action) && admitsByIdOnly(facts, type);
}

/** The ID that a check uses. An unknown one is taken to be the first that the allow list names. */
function idOf(facts: Facts, type: string, id: CheckedId, ids: RequestIds): string | undefined {
  if (id === "none") return undefined;
  const own = type === "organization_member" ? ids["user"] : ids[type];
  const people = id === "owner" ? (ids["owner"] ?? ids["me"]) : id === "me" ? ids["me"] : undefined;
  const named = facts.entries.find(
    (entry) => (entry.type === type || entry.type === "*") && entry.id !== "*",
  );
  return people ?? own ?? named?.id;
}

/** The scopes and entries that a need lacks, in the form that asks for least. */
function missingFor(facts: Facts, need: RouteNeed, ids: RequestIds): RouteAnswer["missing"] {
  const offers = need.anyOf.map((check) => ({ check, scope: offeredScope(facts, check.type, check.action) }));
  const best = offers.find(({ scope }) => scope !== undefined) ?? offers[0];
  if (!best) return { scopes: [], allowEntries: [] };
  const { type, action, id } = best.check;
  const checked = idOf(facts, type, id, ids);
  const entry: AllowEntry = { type, id: checked ?? "*" };
  const admitted = evaluate(
    facts.catalog,
    { ...facts.grant, scopes: ["coder:all"] },
    { action, ...entry, ...(checked === undefined ? { id: "" } : {}) },
  ).allowed;
  return {
    scopes: grantsAction(facts, type, action) ? [] : [best.scope ?? "coder:all"],
    allowEntries: admitted ? [] : [entryText(entry)],
  };
}

/** Returns the narrowest offered scope that grants a permission, apart from `coder:all`. */
export function offeredScope(facts: Facts, type: string, action: string): string | undefined {
  const { catalog } = facts;
  const named = [`${type}:${action}`, `${type}:*`].find((name) => findScope(catalog, name) !== undefined);
  if (named !== undefined) return named;
  return catalog.scopes
    .filter(({ kind, expansion }) => kind === "composite" && expansion.includes(`${type}:${action}`))
    .sort((a, b) => a.expansion.length - b.expansion.length)[0]?.name;
}

function merge(a: RouteAnswer["missing"], b: RouteAnswer["missing"]): RouteAnswer["missing"] {
  return {
    scopes: [...new Set([...a.scopes, ...b.scopes])],
    allowEntries: [...new Set([...a.allowEntries, ...b.allowEntries])],
  };
}
