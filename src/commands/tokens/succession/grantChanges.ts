import * as l10n from "@vscode/l10n";
import type { GrantDiff } from "../../../core/reasoning/grantDiff";

/** How many names are listed; the rest are only counted. */
const mostNames = 8;

/**
 * Says how a new grant differs from an old one, line by line.
 * @param diff the second grant compared with the first.
 */
export function grantChanges({ relation, permissions, allowList }: GrantDiff): string[] {
  const sentences = {
    same: l10n.t("It may do the same as before."),
    narrower: l10n.t("It may do less than before."),
    wider: l10n.t("It may do more than before."),
    different: l10n.t("It may do other things than before."),
  };
  return [
    sentences[relation],
    ...lineOf(permissions.added, (names) => l10n.t("Also: {0}", names)),
    ...lineOf(permissions.removed, (names) => l10n.t("No longer: {0}", names)),
    ...lineOf(allowList.added, (names) => l10n.t("Also on: {0}", names)),
    ...lineOf(allowList.removed, (names) => l10n.t("No longer on: {0}", names)),
  ];
}

function lineOf(names: readonly string[], say: (names: string) => string): string[] {
  if (names.length === 0) return [];
  const listed = names.slice(0, mostNames).join(", ");
  const others = names.length - mostNames;
  return [say(others > 0 ? l10n.t("{0} and {1} more", listed, others) : listed)];
}
