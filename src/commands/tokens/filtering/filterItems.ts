import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { parseTokenQuery, type PlainTerm, plainTermNames } from "../../../tokens/audit/tokenQuery";
import type { FilterValues } from "./filterValues";

/** A row below the filter: the filter as typed, or what its last word may become. */
export type FilterItem = vscode.QuickPickItem & {
  /** The whole filter once this suggestion is taken; undefined for the filter as it is. */
  readonly completed?: string;
};

/** Nobody reads more suggestions; typing on narrows them. */
const most = 30;

/** What a term means, or how it goes on. */
function meaningOf(term: PlainTerm): string {
  switch (term) {
    case "@full-access":
      return l10n.t("Can do everything");
    case "@creates-tokens":
      return l10n.t("Can create tokens");
    case "@unused":
      return l10n.t("Never used, or unused lately");
    case "@expiring":
      return l10n.t("Expires soon");
    case "@expired":
      return l10n.t("Expired");
    case "@duplicate":
      return l10n.t("Same permissions as another token");
    case "@deleted-resource":
      return l10n.t("Limited to something that was deleted");
  }
}

/**
 * Leaves out a term that is being typed: nothing matches it yet, and the rows should not vanish meanwhile.
 * @param filter the filter as typed.
 * @param values what the listed tokens have.
 */
export function withoutUnfinished(filter: string, values: FilterValues): string {
  const [first] = filterItems(filter, values);
  return first?.completed === undefined ? filter.trim() : filter.replace(/\S*$/, "").trim();
}

/**
 * Suggests how a filter goes on. While its last word is an unfinished term, suggestions come first, so that Enter
 * takes one; otherwise the filter as it is does.
 * @param filter the filter as typed.
 * @param values what the listed tokens have.
 */
export function filterItems(filter: string, values: FilterValues): FilterItem[] {
  const last = /\S*$/.exec(filter)?.[0] ?? "";
  const before = filter.slice(0, filter.length - last.length);
  const isTerm = last.startsWith("@");
  const isFinished = !isTerm || parseTokenQuery(last).tests.length > 0;
  const present = before.toLowerCase().split(/\s+/);
  const suggestions =
    isTerm || last === ""
      ? suggestionsFor(last.toLowerCase(), before, values).filter(({ label }) => !present.includes(label))
      : [];
  const asIs: FilterItem = {
    label: filter.trim() === "" ? l10n.t("Show All Tokens") : l10n.t('Filter by "{0}"', filter.trim()),
    iconPath: new vscode.ThemeIcon("filter"),
    alwaysShow: true,
  };
  return isFinished || suggestions.length === 0 ? [asIs, ...suggestions] : [...suggestions, asIs];
}

function suggestionsFor(last: string, before: string, { reaches, scopes }: FilterValues): FilterItem[] {
  const item = (term: string, description: string, isOpen = false): FilterItem => ({
    label: term,
    description,
    alwaysShow: true,
    completed: `${before}${term}${isOpen ? "" : " "}`,
  });
  const terms = [
    ...plainTermNames.map((term) => item(term, meaningOf(term))),
    ...(last.startsWith("@scope:")
      ? scopes.map((scope) => item(`@scope:${scope}`, l10n.t("Has this permission")))
      : [item("@scope:", l10n.t("Has a permission, for example: {0}", "@scope:workspace:start"), true)]),
    ...(last.startsWith("@reaches:")
      ? reaches.map((name) => item(`@reaches:${name}`, l10n.t("Can access this resource")))
      : [item("@reaches:", l10n.t("Can access a resource, for example: {0}", "@reaches:alpha"), true)]),
  ];
  return terms.filter(({ label }) => label.startsWith(last) && label !== last).slice(0, most);
}
