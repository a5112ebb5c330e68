import chevronPicture from "@vscode/codicons/src/icons/chevron-right.svg";
import type { ScopeChoice } from "../../../../drafting/draft/formSetup";
import { button } from "../../../page/button";
import { element, uniqueId } from "../../../page/dom";
import { fill } from "../../../page/strings";
import type { NewTokenStrings } from "../common/strings";
import { marked, matches } from "./search";

/** A scope to select, with the permissions it grants collapsed below it. */
export type ScopeRow = {
  readonly element: HTMLElement;
  readonly name: string;
  readonly check: (isChosen: boolean) => void;
  /** Shows the row if it contains all the words, with the words highlighted. */
  readonly filter: (words: readonly string[]) => boolean;
};

/** Creates a row. `groupTitle` is searched too. */
export function scopeRow(
  strings: NewTokenStrings,
  { name, description, expansion }: ScopeChoice,
  groupTitle: string,
  onToggle: (scope: string, isChosen: boolean) => void,
): ScopeRow {
  const checkbox = element("input", { type: "checkbox", value: name });
  checkbox.addEventListener("change", () => onToggle(name, checkbox.checked));
  const words = element("span", {}, description);
  const code = element("span", { class: "code" }, name);
  const label = element(
    "label",
    { class: "choice" },
    checkbox,
    element("span", { class: "texts" }, words, code),
  );
  const row = element("div", { class: "scope" }, label);
  if (expansion.length > 0) row.append(...disclosure(fill(strings.expand, name), expansion));
  return {
    element: row,
    name,
    check: (isChosen) => {
      checkbox.checked = isChosen;
    },
    filter: (query) => {
      const isMatch = matches(`${name} ${description} ${groupTitle}`, query);
      row.hidden = !isMatch;
      words.replaceChildren(...marked(description, query));
      code.replaceChildren(...marked(name, query));
      return isMatch;
    },
  };
}

function disclosure(label: string, permissions: readonly string[]): HTMLElement[] {
  const list = element(
    "ul",
    { class: "expansion", id: uniqueId("expansion"), hidden: true, "aria-label": label },
    ...permissions.map((permission) => element("li", { class: "code" }, permission)),
  );
  const toggle = button({
    label,
    look: "icon",
    picture: chevronPicture,
    onPress: () => {
      list.hidden = !list.hidden;
      toggle.setAttribute("aria-expanded", String(!list.hidden));
    },
  });
  toggle.setAttribute("aria-expanded", "false");
  toggle.setAttribute("aria-controls", list.id);
  return [toggle, list];
}
