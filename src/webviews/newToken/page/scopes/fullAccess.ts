import type { ScopeChoice } from "../../../../drafting/draft/formSetup";
import { element } from "../../../page/dom";
import { statusLine } from "../../../page/statusLine";
import type { NewTokenStrings } from "../common/strings";
import type { ScopeGroupBox } from "./scopeGroup";
import { scopeRow } from "./scopeRow";

/** Creates the box for the scope that allows everything: apart from the others, with what it means. */
export function fullAccessBox(
  strings: NewTokenStrings,
  scope: ScopeChoice,
  groupTitle: string,
  onToggle: (scope: string, isChosen: boolean) => void,
): Omit<ScopeGroupBox, "element"> & { readonly element: HTMLElement } {
  const row = scopeRow(strings, { ...scope, expansion: [] }, groupTitle, onToggle);
  const box = element(
    "div",
    { class: "full-access" },
    row.element,
    statusLine("warning", strings.fullAccessWarning),
  );
  return {
    element: box,
    show: (chosen) => {
      row.check(chosen.has(scope.name));
      box.classList.toggle("chosen", chosen.has(scope.name));
    },
    filter: (words) => {
      const isMatch = row.filter(words);
      box.hidden = !isMatch;
      return isMatch ? 1 : 0;
    },
  };
}
