import type { Catalog } from "../catalog/catalog";
import { memberCommands } from "../commands/table";
import { maximumAllowEntries } from "../grant/allowEntry";
import { admits } from "../grant/allowList";
import { holdsFullScope } from "../grant/fullAccess";
import { type AllowEntry, entryText, type Grant } from "../grant/grant";
import { evaluate } from "../reasoning/evaluate";
import { expandScope } from "../reasoning/expand";
import { admitsByIdOnly, factsOf } from "../reasoning/facts";
import { addEntries } from "../reasoning/fixes";
import { canMint } from "../reasoning/power";
import { holds, reachOf } from "../reasoning/reach";

/** What a command needs: the smallest grant for it, with everything chosen. */
export type CommandNeed = {
  /** As the table of commands writes it. */
  readonly command: string;
  readonly grant: Grant;
  /** The type of the resources that it lists. */
  readonly lists: string | undefined;
};

/** What a token lacks for some commands. */
export type Addition = {
  /**
   * `nothing`: it suffices, or cannot be helped. `more`: this. `tooMuch`: what would suffice is never given
   * because something failed: full access, the power to create tokens, or all resources of a type where the
   * command needs one.
   */
  readonly kind: "nothing" | "more" | "tooMuch";
  /** What is added; nothing of it can be left out. */
  readonly added: Grant;
  /** With what the token has. */
  readonly grant: Grant;
  /** A type that the server fails to list, because the token is limited to single resources of it. */
  readonly unlistable: string | undefined;
};

/**
 * Finds the least that has to be added to a grant so that commands can run. A list that fails because single
 * resources are selected (500 on every known release since v2.28.0) is no reason to select all of them.
 * @param held what the token may do.
 * @param needed what each command needs.
 * @param ownerId the ID of the token's owner.
 */
export function smallestAddition(
  catalog: Catalog,
  held: Grant,
  needed: readonly CommandNeed[],
  ownerId: string,
): Addition {
  const none: Addition = {
    kind: "nothing",
    added: { scopes: [], allowList: [] },
    grant: held,
    unlistable: undefined,
  };
  if (!catalog.features.allowLists || holdsFullScope(held)) return none;
  const unlistable = needed
    .map((need) => failingList(catalog, held, need))
    .find((type) => type !== undefined);
  const helped = needed
    .filter((need) => failingList(catalog, held, need) === undefined)
    .map((need) => withoutMember(catalog, held, need, ownerId));
  const added = {
    scopes: missingScopes(
      catalog,
      held,
      helped.flatMap(({ scopes }) => scopes),
    ),
    allowList: missingEntries(held.allowList, helped),
  };
  if (added.scopes.length === 0 && added.allowList.length === 0) return { ...none, unlistable };
  const grant = {
    scopes: [...held.scopes, ...added.scopes],
    allowList: added.allowList.length === 0 ? held.allowList : addEntries(held.allowList, added.allowList),
  };
  const isTooMuch =
    grant.allowList.length > maximumAllowEntries ||
    holdsFullScope(grant) ||
    canMint(catalog, grant) ||
    reachesWholeTypes(catalog, grant, [held, ...helped]);
  return isTooMuch ? { ...none, kind: "tooMuch", unlistable } : { kind: "more", added, grant, unlistable };
}

function failingList(catalog: Catalog, held: Grant, { lists }: CommandNeed): string | undefined {
  if (lists === undefined || catalog.features.idListDefect === "no") return undefined;
  const facts = factsOf(catalog, held, {});
  const types = lists === "workspace" ? ["workspace", "template"] : lists === "template" ? [lists] : [];
  return types.find((type) => admitsByIdOnly(facts, type));
}

/** Some commands do with the owner's membership, which composites contain, instead of their profile. */
function withoutMember(
  catalog: Catalog,
  held: Grant,
  { command, grant }: CommandNeed,
  ownerId: string,
): Grant {
  const asMember = { type: "organization_member", id: ownerId, action: "read" };
  if (!memberCommands.split("|").includes(command) || !evaluate(catalog, held, asMember).allowed)
    return grant;
  return {
    scopes: grant.scopes.filter((name) => name !== "user:read"),
    allowList: grant.allowList.filter(({ type }) => type !== "user"),
  };
}

/** Leaves out a scope that the others contain. */
function missingScopes(catalog: Catalog, held: Grant, needed: readonly string[]): string[] {
  const permissionsOf = (scopes: readonly string[]): readonly string[] =>
    scopes.flatMap((name) => expandScope(catalog, name) ?? [name]);
  const had = reachOf(catalog, held).permissions;
  const isLacking = (name: string, others: readonly string[]): boolean => {
    const permissions = new Set([...had, ...permissionsOf(others)]);
    return permissionsOf([name]).some((permission) => !holds(permissions, permission));
  };
  let missing = [...new Set(needed)].filter((name) => isLacking(name, []));
  for (const name of [...missing]) {
    const others = missing.filter((each) => each !== name);
    if (!isLacking(name, others)) missing = others;
  }
  return missing;
}

/** Leaves out single resources of a type of which all are needed as well. */
function missingEntries(held: readonly AllowEntry[], needed: readonly Grant[]): AllowEntry[] {
  const missing = needed
    .flatMap(({ allowList }) => allowList)
    .filter(({ type, id }) => !admits(held, type, id === "*" ? "" : id));
  const byText = new Map(missing.map((entry) => [entryText(entry), entry]));
  return [...byText.values()].filter(({ type, id }) => id === "*" || !byText.has(`${type}:*`));
}

/**
 * Whether a grant may do something to all resources of a type that none of its parts may: scopes and entries
 * count for each other, so together they can be far more than either.
 */
function reachesWholeTypes(catalog: Catalog, grant: Grant, parts: readonly Grant[]): boolean {
  return catalog.resourceTypes.some(({ type, actions }) =>
    actions.some((action) => {
      const may = (one: Grant): boolean => evaluate(catalog, one, { type, action }).allowed;
      return may(grant) && !parts.some(may);
    }),
  );
}
