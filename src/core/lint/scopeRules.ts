import * as l10n from "@vscode/l10n";
import { findScope } from "../catalog/catalog";
import { nearestNames } from "../catalog/nearest";
import { noScopesSentence, requestable } from "../catalog/requestable";
import { canonicalScope, includesPermission, isAlias, parsePermission, type Permission } from "../scope";
import type { Facts } from "./facts";
import { finding, type Finding } from "./finding";
import { fixByKeeping, fixTo } from "./fixes";

/** The deployment predates scopes and ignores what it does not know. */
export function scopesUnsupported({ catalog, grant }: Facts): Finding[] {
  return catalog.features.scopes
    ? []
    : [finding("scopes-unsupported", "error", noScopesSentence(), grant.scopes)];
}

/** No scopes at all: the server makes `coder:all` of it (seen on v2.35.1). */
export function emptyScopes({ grant }: Facts): Finding[] {
  if (grant.scopes.length > 0) return [];
  const message = l10n.t("Without scopes the token gets full access, not none.");
  return [finding("empty-scopes-mean-full-access", "error", message)];
}

/** Names that the deployment refuses. */
export function unknownScopes(facts: Facts): Finding[] {
  const { catalog, grant } = facts;
  const offered = catalog.scopes.map(({ name }) => name);
  return [...new Set(grant.scopes)].flatMap((name) => {
    const answer = requestable(catalog, name);
    if (answer.ok) return [];
    const fixes = fixByKeeping(facts, l10n.t("Remove {0}", name), (each) => each !== name);
    const [near] = nearestNames(name, offered);
    if (near !== undefined) {
      const scopes = new Set(grant.scopes.map((each) => (each === name ? near : each)));
      fixes.unshift(fixTo(facts, l10n.t("Replace it by {0}", near), { scopes: [...scopes] }));
    }
    return finding("unknown-scope", "error", answer.error, [name], fixes);
  });
}

/** Old names, which every release up to v2.35.1 answers with 500 inside `scopes`. */
export function aliasScopes(facts: Facts): Finding[] {
  const aliases = facts.grant.scopes.filter(isAlias);
  if (aliases.length === 0) return [];
  const message = l10n.t("The server fails on the old name {0} here.", aliases.join(", "));
  const scopes = [...new Set(facts.grant.scopes.map(canonicalScope))];
  return [
    finding("alias-in-scopes", "error", message, aliases, [
      fixTo(facts, l10n.t("Use the new name"), { scopes }),
    ]),
  ];
}

/** The same name twice: kept as sent, to no effect. */
export function duplicateScopes(facts: Facts): Finding[] {
  const { scopes } = facts.grant;
  const repeated = scopes.filter((name, index) => scopes.indexOf(name) !== index);
  if (repeated.length === 0) return [];
  const message = l10n.t("Listed more than once: {0}.", repeated.join(", "));
  const fixes = fixByKeeping(facts, l10n.t("Keep one"), (name, index) => scopes.indexOf(name) === index);
  return [finding("duplicate-scope", "hint", message, repeated, fixes)];
}

/** `coder:all` beside other scopes, which then add nothing. */
export function redundantBesideFull(facts: Facts): Finding[] {
  const isFull = (name: string): boolean => canonicalScope(name) === "coder:all";
  const others = facts.grant.scopes.filter((name) => !isFull(name));
  if (others.length === 0 || others.length === facts.grant.scopes.length) return [];
  const message = l10n.t("coder:all grants everything, so the other scopes change nothing.");
  return [
    finding("full-access-makes-others-redundant", "warning", message, others, [
      ...fixByKeeping(facts, l10n.t("Remove {0}", "coder:all"), (name) => !isFull(name)),
      ...fixByKeeping(facts, l10n.t("Remove {0}", others.join(", ")), isFull),
    ]),
  ];
}

/** A scope whose every permission another one grants, too. */
export function coveredScopes(facts: Facts): Finding[] {
  const candidates = facts.scopes
    .filter((name) => name !== "coder:all")
    .map((name) => ({ name, permissions: permissionsOf(facts, name) }));
  return candidates.flatMap(({ name, permissions }) => {
    const covering = candidates.find(
      (other) =>
        other.name !== name &&
        permissions.length > 0 &&
        permissions.every((wanted) =>
          other.permissions.some((granted) => includesPermission(granted, wanted)),
        ),
    );
    if (!covering) return [];
    const message = l10n.t("{0} grants all that {1} grants.", covering.name, name);
    const fixes = fixByKeeping(facts, l10n.t("Remove {0}", name), (each) => canonicalScope(each) !== name);
    return finding("scope-covered-by-another", "hint", message, [name], fixes);
  });
}

function permissionsOf(facts: Facts, name: string): Permission[] {
  return (findScope(facts.catalog, name)?.expansion ?? []).flatMap((text) => parsePermission(text) ?? []);
}

/** Composites for workspaces before v2.32.0 lacked start, stop and what reading takes (seen on v2.31.0). */
export function insufficientComposites({ catalog, scopes }: Facts): Finding[] {
  const composites = scopes.filter((name) => name.startsWith("coder:workspaces."));
  if (catalog.features.workingComposites || composites.length === 0) return [];
  const message = l10n.t("Before Coder v2.32.0, {0} lacks what its tasks need.", composites.join(", "));
  return [finding("composite-insufficient", "warning", message, composites)];
}
