import * as l10n from "@vscode/l10n";
import { findScope } from "../catalog/catalog";
import { missingEntries } from "../complete";
import { admitsByIdOnly, entriesOn, grantedTypes, grantsAction, listedTexts, type Facts } from "./facts";
import { finding, type Finding } from "./finding";
import { fixByAdding, fixByDropping } from "./fixes";

/** A type that a scope grants something on and that the allow list does not mention: all of it is dead. */
export function typesWithoutEntry(facts: Facts): Finding[] {
  if (!facts.restricted) return [];
  const missing = missingEntries(facts);
  return grantedTypes(facts)
    .filter((type) => entriesOn(facts, type).length === 0)
    .map((type) => {
      const scopes = facts.scopes.filter((name) =>
        findScope(facts.catalog, name)?.expansion.some((permission) => permission.startsWith(`${type}:`)),
      );
      const message = l10n.t(
        "{1} needs an entry for {0}; without it that part is dead.",
        type,
        scopes.join(", "),
      );
      const added = missing.filter((entry) => entry.type === type);
      return finding("scope-type-without-allow-entry", "error", message, scopes, [fixByAdding(facts, added)]);
    });
}

/** An entry for a type that no scope grants anything on. */
export function entriesWithoutScope(facts: Facts): Finding[] {
  const granted = grantedTypes(facts);
  const texts = listedTexts(facts, ({ type }) => type !== "*" && !facts.full && !granted.includes(type));
  if (texts.length === 0) return [];
  const message = l10n.t("No scope grants anything on {0}.", texts.join(", "));
  return [finding("allow-entry-without-scope", "warning", message, texts, fixByDropping(facts, texts))];
}

/** Creating is granted, but only things with an id are admitted, and a new thing has none yet. */
export function createByIdOnly(facts: Facts): Finding[] {
  return grantedTypes(facts)
    .filter(
      (type) => type !== "api_key" && grantsAction(facts, type, "create") && admitsByIdOnly(facts, type),
    )
    .map((type) => {
      const message = l10n.t("Creating needs {0}: what is new has no id yet.", `${type}:*`);
      const texts = listedTexts(facts, (entry) => entry.type === type || entry.type === "*");
      const fix = fixByAdding(facts, [{ type, id: "*" }]);
      return finding("create-needs-type-wildcard", "warning", message, texts, [fix]);
    });
}
