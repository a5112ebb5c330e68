import * as l10n from "@vscode/l10n";
import { type AllowEntry, isUnrestricted } from "../core/grant/grant";
import type { ThingNames } from "../tokens/audit/thingNames";

/** Where names are looked up; without it, ids stand for themselves. */
export type Names = Pick<ThingNames, "peek">;

/** The words for a kind of thing: alone, and for all of them. */
function kindWords(type: string): { readonly one: string; readonly every: string } {
  switch (type) {
    case "workspace":
      return { one: l10n.t("workspace"), every: l10n.t("every workspace") };
    case "template":
      return { one: l10n.t("template"), every: l10n.t("every template") };
    case "user":
      return { one: l10n.t("user"), every: l10n.t("every user") };
    case "organization":
      return { one: l10n.t("organization"), every: l10n.t("every organization") };
    case "*":
      return { one: l10n.t("thing"), every: l10n.t("everything") };
    default:
      return { one: type, every: l10n.t("every {0}", type) };
  }
}

/** Icons by kind of thing. */
const icons: Readonly<Record<string, string>> = {
  workspace: "vm",
  template: "file-code",
  user: "account",
  organization: "organization",
};

/** What a row says of an entry of an allow list. */
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
 * Says what an entry of an allow list means.
 * @param entry the entry.
 * @param names where names are looked up.
 */
export function resourceWords(entry: AllowEntry, names: Names | undefined): ResourceWords {
  const { one, every } = kindWords(entry.type);
  const icon = icons[entry.type] ?? "symbol-misc";
  if (entry.id === "*") return { name: every, full: every, kind: one, icon, isGone: false };
  const found = names?.peek(entry);
  switch (found?.kind) {
    case "self":
      return { name: found.name, full: l10n.t("yourself"), kind: one, icon, isGone: false };
    case "named":
      return {
        name: found.name,
        full: l10n.t("{0} {1}", one, found.name),
        kind: one,
        icon,
        isGone: false,
      };
    case "gone": {
      const gone = l10n.t("{0} that is gone", one);
      return { name: gone, full: gone, kind: one, icon: "debug-disconnect", isGone: true };
    }
    case "unknown":
    case undefined: {
      const short = `${entry.id.slice(0, 8)}…`;
      return { name: short, full: l10n.t("{0} {1}", one, short), kind: one, icon, isGone: false };
    }
  }
}

/**
 * Says what an allow list lets through, in one line.
 * @param allowList of a token.
 * @param names where names are looked up.
 */
export function reachInWords(allowList: readonly AllowEntry[], names: Names | undefined): string {
  if (isUnrestricted(allowList)) return l10n.t("all that its owner can reach");
  return namedFirst(allowList)
    .map((entry) => resourceWords(entry, names).full)
    .join(", ");
}

/**
 * Orders an allow list as a person reads it: what is named, then what is admitted whole, then people.
 * @param allowList of a token.
 */
export function namedFirst(allowList: readonly AllowEntry[]): readonly AllowEntry[] {
  const rank = ({ type, id }: AllowEntry) => (type === "user" ? 2 : id === "*" ? 1 : 0);
  return [...allowList].sort((a, b) => rank(a) - rank(b));
}

/**
 * Says what an allow list is limited to, in the room of a row.
 * @returns undefined when it names nothing by id that is there.
 */
export function reachInShort(allowList: readonly AllowEntry[], names: Names | undefined): string | undefined {
  if (isUnrestricted(allowList)) return undefined;
  const listed = allowList.filter(
    (entry) => entry.id !== "*" && entry.type !== "user" && names?.peek(entry)?.kind !== "gone",
  );
  const [first] = listed;
  if (first === undefined) return undefined;
  return listed.length === 1 ? resourceWords(first, names).name : l10n.t("{0} resources", listed.length);
}
