import * as l10n from "@vscode/l10n";
import type { GrantDiff } from "../../../core/reasoning/grantDiff";

/** How many names to list; the rest are only counted. */
const mostNames = 8;

/**
 * Describes how a new grant differs from an old one, line by line.
 * @param diff the new grant compared with the old one.
 */
export function grantChanges({ relation, permissions, allowList }: GrantDiff): string[] {
  const sentences = {
    same: l10n.t("Permissions unchanged."),
    narrower: l10n.t("Fewer permissions than before."),
    wider: l10n.t("More permissions than before."),
    different: l10n.t("Permissions changed."),
  };
  return [
    sentences[relation],
    ...lineOf(permissions.added, (names) => l10n.t("Added: {0}", names)),
    ...lineOf(permissions.removed, (names) => l10n.t("Removed: {0}", names)),
    ...lineOf(allowList.added, (names) => l10n.t("Resources added: {0}", names)),
    ...lineOf(allowList.removed, (names) => l10n.t("Resources removed: {0}", names)),
  ];
}

function lineOf(names: readonly string[], say: (names: string) => string): string[] {
  if (names.length === 0) return [];
  const listed = names.slice(0, mostNames).join(", ");
  const others = names.length - mostNames;
  return [say(others > 0 ? l10n.t("{0} and {1} more", listed, others) : listed)];
}
