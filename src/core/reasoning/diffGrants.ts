import type { Catalog } from "../catalog/catalog";
import type { Grant } from "../grant/grant";
import { canonicalScope } from "../grant/scope";
import type { Change, GrantDiff } from "./grantDiff";
import { holds, reachesAll, reachOf } from "./reach";

/** Compares grant `b` with grant `a` there, by what they permit and by what they consist of. */
export function diffGrants(catalog: Catalog, a: Grant, b: Grant): GrantDiff {
  const [before, after] = [reachOf(catalog, a), reachOf(catalog, b)];
  const has = (names: ReadonlySet<string>, name: string): boolean => names.has(name);
  return {
    relation: relationOf(reachesAll(before, after), reachesAll(after, before)),
    scopes: changeOf(new Set(a.scopes.map(canonicalScope)), new Set(b.scopes.map(canonicalScope)), has),
    permissions: changeOf(before.permissions, after.permissions, holds),
    allowList: changeOf(before.entries, after.entries, holds),
  };
}

type Texts = ReadonlySet<string>;

function changeOf(before: Texts, after: Texts, isIn: (texts: Texts, text: string) => boolean): Change {
  return {
    added: [...after].filter((text) => !isIn(before, text)).sort(),
    removed: [...before].filter((text) => !isIn(after, text)).sort(),
  };
}

function relationOf(firstCovers: boolean, secondCovers: boolean): GrantDiff["relation"] {
  if (firstCovers) return secondCovers ? "same" : "narrower";
  return secondCovers ? "wider" : "different";
}
