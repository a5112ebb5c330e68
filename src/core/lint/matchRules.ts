import * as l10n from "@vscode/l10n";
import { missingEntries } from "../complete";
import { entryText } from "../grant";
import { admitsByIdOnly, entriesOn, grantedTypes, grantsAction, listedTexts, type Facts } from "./facts";
import type { Finding } from "./finding";
import { fixByAdding, fixByDropping, fixByKeeping } from "./fixes";
import { findScope } from "../catalog/catalog";

/** A type that a scope grants something on and that the allow list does not mention: all of it is dead. */
export function typesWithoutEntry(facts: Facts): Finding[] {
  if (!facts.restricted) return [];
  const missing = missingEntries(facts);
  return grantedTypes(facts)
    .filter((type) => entriesOn(facts, type).length === 0)
    .map((type) => {
      const added = missing.filter((entry) => entry.type === type);
      return {
        kind: "scope-type-without-allow-entry",
        severity: "error",
        message: l10n.t(
          "The allow list has no {0} entry, so {1} cannot be used on any.",
          type,
          scopesOn(facts, type).join(", "),
        ),
        entries: scopesOn(facts, type),
        fixes: [fixByAdding(facts, l10n.t("Admit {0}", added.map(entryText).join(", ")), added)],
      };
    });
}

/** The scopes, as they are sent, that grant something on a type. */
function scopesOn(facts: Facts, type: string): string[] {
  return facts.scopes.filter((name) =>
    findScope(facts.catalog, name)?.expansion.some((permission) => permission.startsWith(`${type}:`)),
  );
}

/** An entry for a type that no scope grants anything on. */
export function entriesWithoutScope(facts: Facts): Finding[] {
  if (facts.full) return [];
  const granted = grantedTypes(facts);
  const texts = listedTexts(facts, ({ type }) => type !== "*" && !granted.includes(type));
  if (texts.length === 0) return [];
  return [
    {
      kind: "allow-entry-without-scope",
      severity: "warning",
      message: l10n.t("No scope grants anything on {0}.", texts.join(", ")),
      entries: texts,
      fixes: fixByDropping(facts, l10n.t("Remove what is of no use"), texts),
    },
  ];
}

/** Creating is granted, but only things with an id are admitted, and a new thing has none yet. */
export function createByIdOnly(facts: Facts): Finding[] {
  return grantedTypes(facts)
    .filter(
      (type) => type !== "api_key" && grantsAction(facts, type, "create") && admitsByIdOnly(facts, type),
    )
    .map((type) => ({
      kind: "create-needs-type-wildcard",
      severity: "warning",
      message: l10n.t("Creating needs {0}: what is new has no id yet.", `${type}:*`),
      entries: listedTexts(facts, (entry) => entry.type === type || entry.type === "*"),
      fixes: [
        fixByAdding(facts, l10n.t("Admit every one of them with {0}", `${type}:*`), [{ type, id: "*" }]),
        ...(facts.grant.scopes.includes(`${type}:create`)
          ? fixByKeeping(facts, l10n.t("Remove {0}", `${type}:create`), (name) => name !== `${type}:create`)
          : []),
      ],
    }));
}
