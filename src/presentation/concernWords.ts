import * as l10n from "@vscode/l10n";
import type { AllowEntry } from "../core/grant/grant";
import type { Concern, ConcernKind } from "../tokens/audit/concern";

/** The icon of each concern, where reasons are listed one by one; their shapes differ. */
export const concernIcons: Readonly<Record<ConcernKind, string>> = {
  dangling: "debug-disconnect",
  outlived: "history",
  fullAccess: "warning",
  canMint: "versions",
  expiresSoon: "watch",
  idle: "debug-pause",
  neverUsed: "circle-outline",
  duplicate: "copy",
};

/**
 * Names a concern in words that make sense without the token beside them.
 * @param kind the concern's kind.
 */
export function concernTitle(kind: ConcernKind): string {
  switch (kind) {
    case "dangling":
      return l10n.t("Resource deleted");
    case "outlived":
      return l10n.t("Extended beyond its lifetime");
    case "fullAccess":
      return l10n.t("Full access");
    case "canMint":
      return l10n.t("Can create tokens");
    case "expiresSoon":
      return l10n.t("Expires soon");
    case "idle":
      return l10n.t("Unused lately");
    case "neverUsed":
      return l10n.t("Never used");
    case "duplicate":
      return l10n.t("Duplicate");
  }
}

/**
 * Describes a concern in as few characters as can be, for a narrow row: what comes after it must still be seen.
 * @returns undefined if the time that is left says it already.
 */
export function concernInRow(concern: Concern): string | undefined {
  if (concern.kind === "dangling" && concern.entries.length > 1) {
    return l10n.t({
      message: "{0} gone",
      args: [concern.entries.length],
      comment: ["How many resources of a token were deleted, in a very narrow row"],
    });
  }
  if (concern.kind === "idle")
    return l10n.t({ message: "unused", comment: ["A token, in a very narrow row"] });
  if (concern.kind !== "outlived") return concernInShort(concern);
  return l10n.t({
    message: "extended",
    comment: ["A token that lives beyond its lifetime, in a very narrow row"],
  });
}

/**
 * Describes a concern in two or three words, for what is spoken or searched.
 * @returns undefined if the time that is left says it already.
 */
export function concernInShort(concern: Concern): string | undefined {
  switch (concern.kind) {
    case "dangling":
      return goneInShort(concern.entries);
    case "outlived":
      return l10n.t("lifetime extended");
    case "fullAccess":
      return l10n.t("full access");
    case "canMint":
      return l10n.t("creates tokens");
    case "idle":
      return l10n.t("unused lately");
    case "neverUsed":
      return l10n.t("never used");
    case "duplicate":
      return l10n.t('same as "{0}"', concern.of);
    case "expiresSoon":
      return undefined;
  }
}

function goneInShort(entries: readonly AllowEntry[]): string {
  const [first, ...others] = entries;
  if (others.length > 0) return l10n.t("{0} resources gone", entries.length);
  if (first?.type === "workspace") return l10n.t("workspace gone");
  return first?.type === "template" ? l10n.t("template gone") : l10n.t("resource gone");
}
