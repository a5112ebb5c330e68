import * as l10n from "@vscode/l10n";
import type { Catalog } from "./catalog/catalog";
import { covers } from "./covers";
import { entryText, type Grant } from "./grant";
import { reachesEntry, reachesPermission, reachOf, type Reach } from "./reach";
import { canonicalScope, permissionText } from "./scope";

/** What is there only in the second grant, and only in the first. Texts, sorted. */
export type Change = { added: string[]; removed: string[] };

/** How a second grant differs from a first. */
export type GrantDiff = {
  /** The second compared with the first, by what they permit there. */
  relation: "same" | "narrower" | "wider" | "different";
  /** The relation as a sentence. */
  summary: string;
  /** Scope names as they are sent. */
  scopes: Change;
  /** Permissions (`type:action`), allow lists aside. */
  permissions: Change;
  /** Allow-list entries (`type:id`; `*:*` for no limit), scopes aside. */
  allowList: Change;
};

/** Compares grant `b` with grant `a` there, in terms of what they permit and of what they are made of. */
export function diffGrants(catalog: Catalog, a: Grant, b: Grant): GrantDiff {
  const [before, after] = [reachOf(catalog, a), reachOf(catalog, b)];
  const relation = relationOf(covers(catalog, a, b), covers(catalog, b, a));
  return {
    relation,
    summary: summaryOf(relation),
    scopes: {
      added: textsOf(namesOf(b).filter((name) => !namesOf(a).includes(name))),
      removed: textsOf(namesOf(a).filter((name) => !namesOf(b).includes(name))),
    },
    permissions: reachChange(before, after, (reach) => reach.permissions, reachesPermission, permissionText),
    allowList: reachChange(before, after, (reach) => reach.entries, reachesEntry, entryText),
  };
}

function relationOf(firstCovers: boolean, secondCovers: boolean): GrantDiff["relation"] {
  if (firstCovers) return secondCovers ? "same" : "narrower";
  return secondCovers ? "wider" : "different";
}

function summaryOf(relation: GrantDiff["relation"]): string {
  switch (relation) {
    case "same":
      return l10n.t("Both permit the same.");
    case "narrower":
      return l10n.t("The second permits less than the first.");
    case "wider":
      return l10n.t("The second permits more than the first.");
    case "different":
      return l10n.t("Each permits something the other does not.");
  }
}

function reachChange<T>(
  before: Reach,
  after: Reach,
  parts: (reach: Reach) => T[],
  reaches: (reach: Reach, part: T) => boolean,
  text: (part: T) => string,
): Change {
  return {
    added: textsOf(
      parts(after)
        .filter((part) => !reaches(before, part))
        .map(text),
    ),
    removed: textsOf(
      parts(before)
        .filter((part) => !reaches(after, part))
        .map(text),
    ),
  };
}

function namesOf(grant: Grant): string[] {
  return grant.scopes.map(canonicalScope);
}

function textsOf(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}
