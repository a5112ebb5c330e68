import chevronPicture from "@vscode/codicons/src/icons/chevron-right.svg";
import type { ScopeChoiceGroup } from "../../../../drafting/draft/formSetup";
import { element } from "../../../page/dom";
import { icon } from "../../../page/icon";
import { fill } from "../../../page/strings";
import type { NewTokenStrings } from "../common/strings";
import { scopeRow } from "./scopeRow";

/** A collapsible group of scopes. */
export type ScopeGroupBox = {
  readonly element: HTMLDetailsElement;
  readonly show: (chosen: ReadonlySet<string>) => void;
  /**
   * Shows only the scopes that contain all the words, expanded; without words, the groups are as the person
   * left them.
   */
  readonly filter: (words: readonly string[]) => number;
};

/** Creates a group; its summary counts its selected scopes. */
export function scopeGroup(
  strings: NewTokenStrings,
  { title, scopes }: ScopeChoiceGroup,
  onToggle: (scope: string, isChosen: boolean) => void,
): ScopeGroupBox {
  const count = element("span", { class: "count" });
  const rows = scopes.map((scope) => scopeRow(strings, scope, title, onToggle));
  const box = element(
    "details",
    { class: "group" },
    element("summary", {}, icon(chevronPicture), element("span", {}, title), count),
    ...rows.map((row) => row.element),
  );
  let isSearching = false;
  let wasOpen = false;
  return {
    element: box,
    show: (chosen) => {
      const amount = rows.filter(({ name }) => chosen.has(name)).length;
      count.replaceChildren(fill(strings.chosenOf, amount, rows.length));
      count.classList.toggle("some", amount > 0);
      for (const row of rows) row.check(chosen.has(row.name));
    },
    filter: (words) => {
      const found = rows.filter((row) => row.filter(words)).length;
      const searches = words.length > 0;
      if (searches && !isSearching) wasOpen = box.open;
      if (searches || isSearching) box.open = searches ? found > 0 : wasOpen;
      isSearching = searches;
      box.hidden = found === 0;
      return found;
    },
  };
}
