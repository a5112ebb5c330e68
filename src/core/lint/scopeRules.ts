import * as l10n from "@vscode/l10n";
import { findScope } from "../catalog/catalog";
import { noScopesSentence, requestable } from "../catalog/requestable";
import { nearestNames } from "../catalog/nearest";
import { canonicalScope, includesPermission, isAlias, parsePermission } from "../scope";
import type { Facts } from "./facts";
import type { Finding } from "./finding";
import { fixByKeeping, fixTo } from "./fixes";

/** No scopes at all: the server makes `coder:all` of it (seen on v2.35.1). */
export function emptyScopes(facts: Facts): Finding[] {
  if (facts.grant.scopes.length > 0) return [];
  return [
    {
      kind: "empty-scopes-mean-full-access",
      severity: "error",
      message: l10n.t("Without scopes the token gets full access, not none."),
      entries: [],
      fixes: [],
    },
  ];
}

/** The deployment predates scopes and ignores what it does not know. */
export function scopesUnsupported(facts: Facts): Finding[] {
  if (facts.catalog.features.scopes) return [];
  return [
    {
      kind: "scopes-unsupported",
      severity: "error",
      message: noScopesSentence(),
      entries: facts.grant.scopes,
      fixes: [],
    },
  ];
}

/** Names that the deployment refuses. */
export function unknownScopes(facts: Facts): Finding[] {
  const { catalog, grant } = facts;
  return [...new Set(grant.scopes)].flatMap((name) => {
    const answer = requestable(catalog, name);
    if (answer.ok) return [];
    const [near] = nearestNames(
      name,
      catalog.scopes.map((scope) => scope.name),
    );
    const replaced = grant.scopes.map((each) => (each === name ? (near ?? each) : each));
    return {
      kind: "unknown-scope",
      severity: "error",
      message: answer.error,
      entries: [name],
      fixes: [
        ...(near === undefined
          ? []
          : [fixTo(facts, l10n.t("Replace it by {0}", near), { scopes: [...new Set(replaced)] })]),
        ...fixByKeeping(facts, l10n.t("Remove {0}", name), (each) => each !== name),
      ],
    };
  });
}

/** Old names, which every release up to v2.35.1 answers with 500 inside `scopes`. */
export function aliasScopes(facts: Facts): Finding[] {
  const aliases = facts.grant.scopes.filter(isAlias);
  if (aliases.length === 0) return [];
  return [
    {
      kind: "alias-in-scopes",
      severity: "error",
      message: l10n.t("The server fails on the old name {0} in a list of scopes.", aliases.join(", ")),
      entries: aliases,
      fixes: [
        fixTo(facts, l10n.t("Use the new name"), {
          scopes: [...new Set(facts.grant.scopes.map(canonicalScope))],
        }),
      ],
    },
  ];
}

/** The same name twice: kept as sent, to no effect. */
export function duplicateScopes(facts: Facts): Finding[] {
  const { scopes } = facts.grant;
  const repeated = [...new Set(scopes.filter((name, index) => scopes.indexOf(name) !== index))];
  if (repeated.length === 0) return [];
  return [
    {
      kind: "duplicate-scope",
      severity: "hint",
      message: l10n.t("Listed more than once: {0}.", repeated.join(", ")),
      entries: repeated,
      fixes: fixByKeeping(facts, l10n.t("Keep one of each"), (name, index) => scopes.indexOf(name) === index),
    },
  ];
}

/** `coder:all` beside other scopes, which then add nothing. */
export function redundantBesideFull(facts: Facts): Finding[] {
  const others = facts.grant.scopes.filter((name) => canonicalScope(name) !== "coder:all");
  if (others.length === 0 || others.length === facts.grant.scopes.length) return [];
  return [
    {
      kind: "full-access-makes-others-redundant",
      severity: "warning",
      message: l10n.t("coder:all grants everything, so the other scopes change nothing."),
      entries: others,
      fixes: [
        ...fixByKeeping(facts, l10n.t("Remove coder:all"), (name) => canonicalScope(name) !== "coder:all"),
        ...fixByKeeping(facts, l10n.t("Keep only coder:all"), (name) => canonicalScope(name) === "coder:all"),
      ],
    },
  ];
}

/** A scope whose every permission another one grants, too. */
export function coveredScopes(facts: Facts): Finding[] {
  const candidates = facts.scopes.filter((name) => name !== "coder:all");
  return candidates.flatMap((name) => {
    const covering = candidates.find((other) => other !== name && grantsAllOf(facts, other, name));
    if (covering === undefined) return [];
    return {
      kind: "scope-covered-by-another",
      severity: "hint",
      message: l10n.t("{0} grants all that {1} grants.", covering, name),
      entries: [name],
      fixes: fixByKeeping(facts, l10n.t("Remove {0}", name), (each) => canonicalScope(each) !== name),
    };
  });
}

function grantsAllOf(facts: Facts, outer: string, inner: string): boolean {
  const [outerPermissions, innerPermissions] = [outer, inner].map((name) =>
    (findScope(facts.catalog, name)?.expansion ?? []).flatMap((text) => parsePermission(text) ?? []),
  );
  return (
    innerPermissions !== undefined &&
    innerPermissions.length > 0 &&
    innerPermissions.every((wanted) =>
      outerPermissions?.some((granted) => includesPermission(granted, wanted)),
    )
  );
}

/** Composites for workspaces before v2.32.0 lacked start, stop and what reading takes (seen on v2.31.0). */
export function insufficientComposites(facts: Facts): Finding[] {
  if (facts.catalog.features.workingComposites) return [];
  const composites = facts.scopes.filter((name) => name.startsWith("coder:workspaces."));
  if (composites.length === 0) return [];
  return [
    {
      kind: "composite-insufficient",
      severity: "warning",
      message: l10n.t(
        "Before Coder v2.32.0, {0} lacks permissions that its tasks need.",
        composites.join(", "),
      ),
      entries: composites,
      fixes: [],
    },
  ];
}
