import * as l10n from "@vscode/l10n";
import { sayAll } from "../core/catalog/words";
import { type AllowEntry, isUnrestricted } from "../core/grant/grant";
import type { ThingNames } from "../tokens/audit/thingNames";

/** Where to look up names; without it, IDs are shown. */
export type Names = Pick<ThingNames, "peek">;

/** The words for a resource kind: a single one, all of them, and a deleted one. */
type KindWords = { readonly one: string; readonly every: string; readonly gone: string };

function kindWords(type: string): KindWords {
  const deleted = l10n.t("deleted resource");
  switch (type) {
    case "workspace":
      return { one: l10n.t("workspace"), every: l10n.t("all workspaces"), gone: l10n.t("deleted workspace") };
    case "template":
      return { one: l10n.t("template"), every: l10n.t("all templates"), gone: l10n.t("deleted template") };
    case "user":
      return { one: l10n.t("user"), every: l10n.t("all users"), gone: deleted };
    case "organization":
      return {
        one: l10n.t("organization"),
        every: l10n.t("all organizations"),
        gone: deleted,
      };
    case "*":
      return { one: l10n.t("resource"), every: l10n.t("everything"), gone: deleted };
    default:
      return { one: type, every: sayAll(type), gone: deleted };
  }
}

/** Icons by resource kind. */
const icons: Readonly<Record<string, string>> = {
  workspace: "vm",
  template: "file-code",
  user: "account",
  organization: "organization",
};

/** The texts of an allow-list entry in a row. */
export type ResourceWords = {
  /** The name alone: "alpha". */
  readonly name: string;
  /** In a list of several kinds: "workspace alpha". */
  readonly full: string;
  /** Its kind: "workspace". */
  readonly kind: string;
  readonly icon: string;
  readonly isGone: boolean;
};

/**
 * Describes what an allow-list entry means.
 * @param entry the entry.
 * @param names where to look up names.
 */
export function resourceWords(entry: AllowEntry, names: Names | undefined): ResourceWords {
  const { one, every, gone } = kindWords(entry.type);
  const icon = icons[entry.type] ?? "symbol-misc";
  if (entry.id === "*") return { name: every, full: every, kind: one, icon, isGone: false };
  const found = names?.peek(entry);
  switch (found?.kind) {
    case "self":
      return { name: found.name, full: l10n.t("your profile"), kind: one, icon, isGone: false };
    case "named":
      return {
        name: found.name,
        full: kindAndName(one, found.name),
        kind: one,
        icon,
        isGone: false,
      };
    case "gone":
      return { name: gone, full: gone, kind: one, icon: "debug-disconnect", isGone: true };
    case "unknown":
    case undefined: {
      const short = `${entry.id.slice(0, 8)}…`;
      return { name: short, full: kindAndName(one, short), kind: one, icon, isGone: false };
    }
  }
}

function kindAndName(kind: string, name: string): string {
  return l10n.t("{kind} {name}", { kind, name });
}

/**
 * Describes in one line what an allow list lets through.
 * @param allowList a token's allow list.
 * @param names where to look up names.
 */
export function reachInWords(allowList: readonly AllowEntry[], names: Names | undefined): string {
  if (isUnrestricted(allowList)) return l10n.t("everything");
  return namedFirst(allowList)
    .map((entry) => resourceWords(entry, names).full)
    .join(", ");
}

/**
 * Orders an allow list for people: single resources, then whole types, then users.
 * @param allowList a token's allow list.
 */
export function namedFirst(allowList: readonly AllowEntry[]): readonly AllowEntry[] {
  const rank = ({ type, id }: AllowEntry) => (type === "user" ? 2 : id === "*" ? 1 : 0);
  return [...allowList].sort((a, b) => rank(a) - rank(b));
}
