import * as l10n from "@vscode/l10n";
import { findScope } from "../catalog/catalog";
import { missingEntries } from "../reasoning/complete";
import {
  admitsByIdOnly,
  entriesOn,
  type Facts,
  grantedTypes,
  grantsAction,
  listedTexts,
} from "../reasoning/facts";
import { type Finding, findingAbout } from "../reasoning/finding";
import { fixByAdding, fixByDropping } from "../reasoning/fixes";

/**
 * Reports a type that a scope grants something on but the allow list does not mention: none of it has any
 * effect.
 */
export function typesWithoutEntry(facts: Facts): Finding[] {
  const missing = missingEntries(facts);
  return grantedTypes(facts).flatMap((type) =>
    findingAbout(
      "scope-type-without-allow-entry",
      "error",
      facts.restricted && entriesOn(facts, type).length === 0 ? scopesOn(facts, type) : [],
      (names) => l10n.t("{0} has no effect until you add a resource of type {1}.", names, type),
      () => [
        fixByAdding(
          facts,
          missing.filter((entry) => entry.type === type),
        ),
      ],
    ),
  );
}

function scopesOn({ catalog, scopes }: Facts, type: string): string[] {
  return scopes.filter((name) =>
    findScope(catalog, name)?.expansion.some((permission) => permission.startsWith(`${type}:`)),
  );
}

/** Reports an entry for a type that no scope grants anything on. */
export function entriesWithoutScope(facts: Facts): Finding[] {
  const granted = ["*", ...grantedTypes(facts)];
  const texts = facts.full ? [] : listedTexts(facts, ({ type }) => !granted.includes(type));
  return findingAbout(
    "allow-entry-without-scope",
    "warning",
    texts,
    (names) => l10n.t("No scope uses {0}.", names),
    () => fixByDropping(facts, texts),
  );
}

/**
 * Reports that creating is granted but only resources with an ID are admitted, and a new one has none yet. On
 * a listed template, creating means pushing versions (seen on v2.35.1), and tokens have no ID to list.
 */
export function createByIdOnly(facts: Facts): Finding[] {
  return grantedTypes(facts)
    .filter((type) => !["api_key", "template"].includes(type))
    .filter((type) => grantsAction(facts, type, "create") && admitsByIdOnly(facts, type))
    .flatMap((type) =>
      findingAbout(
        "create-needs-type-wildcard",
        "warning",
        listedTexts(facts, (entry) => entry.type === type || entry.type === "*"),
        () =>
          type === "workspace"
            ? l10n.t("To create workspaces, the token must reach all workspaces.")
            : l10n.t("To create something new, the token must reach {0}.", `${type}:*`),
        () => [fixByAdding(facts, [{ type, id: "*" }])],
      ),
    );
}
