import * as l10n from "@vscode/l10n";
import type { Catalog } from "./catalog/catalog";
import type { Grant } from "./grant";
import { holds, reachesAll, reachOf } from "./reach";
import { canonicalScope } from "./scope";

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
  const relation = relationOf(reachesAll(before, after), reachesAll(after, before));
  const has = (names: ReadonlySet<string>, name: string): boolean => names.has(name);
  return {
    relation,
    summary: summaryOf(relation),
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
