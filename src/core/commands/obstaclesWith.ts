import type { Catalog } from "../catalog/catalog";
import type { Grant } from "../grant/grant";
import { canMatch } from "../grant/resourceId";
import { evaluate } from "../reasoning/evaluate";
import { admitsByIdOnly, entriesOn, type Facts, factsOf, grantsAction } from "../reasoning/facts";
import { hasIds } from "../release/resourceTypes";
import { isAtLeast } from "../release/serverVersion";
import { answersTo, offeredScope, type RequestIds } from "../routes/answers";
import type { Route, RouteNeed } from "../routes/route";
import type { Obstacle } from "./obstacle";

type Asked = Pick<RouteNeed["anyOf"][number], "type" | "action"> & { readonly id: string };

/**
 * Analyses a grant once, in order to find out for any number of requests why they cannot be made with it, for
 * any resource in its allow list. It agrees with `answers`, except for a release newer than all known ones,
 * which may fail as earlier ones do.
 * @param ownerId the ID of the token's owner.
 * @returns a function that lists the obstacles of a request; empty if it can be made.
 */
export function obstaclesWith(
  catalog: Catalog,
  grant: Grant,
  ownerId: string,
): (route: Route) => readonly Obstacle[] {
  const facts = factsOf(catalog, grant, { userId: ownerId });
  const ids = { ...namedIds(facts), me: ownerId, owner: ownerId, user: ownerId };
  return (route) => obstaclesTo(facts, route, ids);
}

function obstaclesTo(facts: Facts, route: Route, ids: RequestIds): Obstacle[] {
  const { release, features } = facts.catalog;
  if (route.since !== undefined && !isAtLeast(release, route.since))
    return [{ kind: "release", since: route.since }];

  const mayFail = features.idListDefect === "maybe" && route.needs.some((need) => breakingType(facts, need));
  const answer = answersTo(facts, route, ids);
  if (answer.ok && answer.rows !== "none" && !mayFail) return [];
  const readsWorkspaces = route.needs.some(({ anyOf }) => anyOf.some(({ type }) => type === "workspace"));
  const all = route.needs.flatMap((need) => obstacleOf(facts, need, ids, readsWorkspaces) ?? []);
  return withoutRepetitions(all);
}

/**
 * Removes duplicates, and every other obstacle about a type that must be admitted as a whole for new
 * resources.
 */
function withoutRepetitions(all: readonly Obstacle[]): Obstacle[] {
  const whole = all.flatMap((one) => (one.kind === "new" ? [one.type] : []));
  const typeOf = (one: Obstacle): string =>
    one.kind === "defect" ? one.type : one.kind === "unlisted" ? one.entry.type : "";
  const kept = all.filter((one) => !whole.includes(typeOf(one)));
  return [...new Map(kept.map((one) => [JSON.stringify(one), one])).values()];
}

function obstacleOf(
  facts: Facts,
  need: RouteNeed,
  ids: RequestIds,
  readsWorkspaces: boolean,
): Obstacle | undefined {
  const { catalog, grant } = facts;
  const breaking = breakingType(facts, need);
  if (breaking !== undefined) {
    return {
      kind: "defect",
      fails: breaking === "template" && readsWorkspaces ? "readWorkspaces" : "list",
      type: breaking,
      isSure: catalog.features.idListDefect === "yes",
    };
  }
  const asked = need.anyOf.map(({ type, action, id }): Asked => ({ type, action, id: idOf(type, id, ids) }));
  if (asked.some((request) => evaluate(catalog, grant, request).allowed)) return undefined;
  // A permission that some scope grants but the allow list blocks is closer than one that no scope grants.
  const unlimited = { ...grant, allowList: [] };
  const granted = asked.find(({ type, action }) => evaluate(catalog, unlimited, { type, action }).allowed);
  const { type, action, id } = granted ?? asked[0] ?? { type: "", action: "", id: "" };
  if (!granted)
    return { kind: "permission", scope: offeredScope(facts, type, action) ?? `${type}:${action}` };

  const isNone = need.anyOf.every((check) => check.id === "none");
  // The list shows the rows that the allow list names, so it is no obstacle.
  if (need.rows && hasIds(type) && admitsByIdOnly(facts, type)) return undefined;
  if (isNone && action === "create" && admitsByIdOnly(facts, type)) return { kind: "new", type };
  return { kind: "unlisted", entry: { type, id: isNone ? "*" : id } };
}

/** The type that the server filters a list by, if the allow list names only specific resources of it. */
function breakingType(facts: Facts, { anyOf, breaksOnIds }: RouteNeed): string | undefined {
  if (!breaksOnIds || facts.catalog.features.idListDefect === "no") return undefined;
  return anyOf.find(({ type, action }) => grantsAction(facts, type, action) && admitsByIdOnly(facts, type))
    ?.type;
}

/** The ID of one resource per type that the allow list names, and that may exist. */
function namedIds(facts: Facts): RequestIds {
  const types = new Set(facts.catalog.resourceTypes.map(({ type }) => type));
  return Object.fromEntries(
    [...types].map((type) => [type, entriesOn(facts, type).find(({ id }) => canMatch(id))?.id]),
  );
}

function idOf(type: string, id: string, ids: RequestIds): string {
  if (id === "none") return "";
  return (id === "own" ? (type === "organization_member" ? ids["user"] : ids[type]) : ids["me"]) ?? "";
}
