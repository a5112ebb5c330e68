import * as l10n from "@vscode/l10n";
import { type Catalog, findScope } from "../catalog/catalog";
import { nearestNames } from "../catalog/nearest";
import { requestable } from "../catalog/requestable";
import { noScopesSentence } from "../catalog/scopeSentences";
import { canonicalScope, isAlias } from "../grant/scope";
import type { Facts } from "../reasoning/facts";
import { type Finding, finding, findingAbout } from "../reasoning/finding";
import { fixByKeeping, fixTo } from "../reasoning/fixes";
import { holds } from "../reasoning/reach";

/** Reports that the deployment predates scopes, and ignores what it does not know. */
export function scopesUnsupported({ catalog, grant }: Facts): Finding[] {
  return catalog.features.scopes
    ? []
    : [finding("scopes-unsupported", "error", noScopesSentence(), grant.scopes)];
}

/** Reports an empty list of scopes, which the server turns into `coder:all` (seen on v2.35.1). */
export function emptyScopes({ grant }: Facts): Finding[] {
  if (grant.scopes.length > 0) return [];
  const message = l10n.t("Without scopes, the token gets full access.");
  return [finding("empty-scopes-mean-full-access", "error", message)];
}

/** Reports names that the deployment refuses. */
export function unknownScopes(facts: Facts): Finding[] {
  const { catalog, grant } = facts;
  return [...new Set(grant.scopes)].flatMap((name) => {
    const answer = requestable(catalog, name);
    if (answer.ok) return [];
    const fixes = removing(facts, [name]);
    const [near] = nearestNames(name, namesMeantBy(name, catalog));
    if (near !== undefined) {
      const scopes = [...new Set(grant.scopes.map((each) => (each === name ? near : each)))];
      fixes.unshift(fixTo(facts, l10n.t("Replace with {0}", near), { scopes }));
    }
    return finding("unknown-scope", "error", answer.error, [name], fixes);
  });
}

/** One click must not grant every action, or everything, instead of a misspelt one. */
function namesMeantBy(text: string, { scopes }: Catalog): string[] {
  return scopes
    .filter(({ kind }) => kind !== "full" && (kind !== "wildcard" || text.includes("*")))
    .map(({ name }) => name);
}

/** Reports old names, which every release up to v2.35.1 answers with 500 inside `scopes`. */
export function aliasScopes(facts: Facts): Finding[] {
  return findingAbout(
    "alias-in-scopes",
    "error",
    facts.grant.scopes.filter(isAlias),
    (names) => l10n.t("This server doesn't accept the old name {0}.", names),
    () => {
      const scopes = [...new Set(facts.grant.scopes.map(canonicalScope))];
      return [fixTo(facts, l10n.t("Use the new name"), { scopes })];
    },
  );
}

/** Reports a duplicate name, which the server stores without effect. */
export function duplicateScopes(facts: Facts): Finding[] {
  const isFirst = (name: string, index: number, all: string[]): boolean => all.indexOf(name) === index;
  return findingAbout(
    "duplicate-scope",
    "hint",
    facts.grant.scopes.filter((name, index, all) => !isFirst(name, index, all)),
    (names) => l10n.t("Selected more than once: {0}.", names),
    () => fixByKeeping(facts, l10n.t("Keep one"), isFirst),
  );
}

/** Reports scopes beside `coder:all`, which add nothing. */
export function redundantBesideFull(facts: Facts): Finding[] {
  const { scopes } = facts.grant;
  const full = scopes.filter((name) => canonicalScope(name) === "coder:all");
  const others = scopes.filter((name) => !full.includes(name));
  return findingAbout(
    "full-access-makes-others-redundant",
    "warning",
    full.length === 0 ? [] : others,
    (names) => l10n.t("coder:all already includes {0}.", names),
    () => [...removing(facts, full), ...removing(facts, others)],
  );
}

/** Reports a scope whose permissions another one grants, too. */
export function coveredScopes(facts: Facts): Finding[] {
  const candidates = facts.scopes
    .filter((name) => name !== "coder:all")
    .map((name) => ({ name, permissions: new Set(findScope(facts.catalog, name)?.expansion) }));
  return candidates.flatMap(({ name, permissions }) => {
    const covering = candidates.find(
      (other) =>
        other.name !== name &&
        permissions.size > 0 &&
        [...permissions].every((permission) => holds(other.permissions, permission)),
    );
    if (!covering) return [];
    const message = l10n.t("{1} is already included in {0}.", covering.name, name);
    const fixes = fixByKeeping(facts, l10n.t("Remove {0}", name), (each) => canonicalScope(each) !== name);
    return finding("scope-covered-by-another", "hint", message, [name], fixes);
  });
}

/**
 * Reports that composites for workspaces before v2.32.0 lacked start, stop and what reading needs (seen on
 * v2.31.0).
 */
export function insufficientComposites({ catalog, scopes }: Facts): Finding[] {
  return findingAbout(
    "composite-insufficient",
    "warning",
    scopes.filter((name) => !catalog.features.workingComposites && name.startsWith("coder:workspaces.")),
    (names) => l10n.t("Before Coder v2.32.0, {0} lacks some permissions its tasks need.", names),
  );
}

function removing(facts: Facts, names: readonly string[]): ReturnType<typeof fixByKeeping> {
  return fixByKeeping(facts, l10n.t("Remove {0}", names.join(", ")), (name) => !names.includes(name));
}
