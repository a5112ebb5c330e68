import type { ScopeChoiceGroup } from "../../../../drafting/draft/formSetup";
import { announce } from "../../../page/announce";
import { element } from "../../../page/dom";
import { problemLine } from "../../../page/problemLine";
import { fill } from "../../../page/strings";
import type { FormPart, OnChange } from "../common/part";
import type { NewTokenStrings } from "../common/strings";
import { fullAccessBox } from "./fullAccess";
import { scopeChips } from "./scopeChips";
import { scopeGroup } from "./scopeGroup";
import { scopeSearch } from "./scopeSearch";

/** The question about scopes; `reveal` scrolls to one of them. */
export type ScopePicker = FormPart & { readonly reveal: (scope: string) => void };

/** Asks what the token may do: selected scopes at the top, then a search over collapsible groups. */
export function scopePicker(
  strings: NewTokenStrings,
  groups: readonly ScopeChoiceGroup[],
  change: OnChange,
): ScopePicker {
  let chosen: readonly string[] = [];
  const toggle = (scope: string, isChosen: boolean) =>
    take(isChosen ? [...chosen, scope] : chosen.filter((one) => one !== scope));
  const narrow = groups.map(({ title, scopes }) => ({
    title,
    scopes: scopes.filter(({ isFullAccess }) => !isFullAccess),
  }));
  const groupBoxes = narrow
    .filter(({ scopes }) => scopes.length > 0)
    .map((group) => scopeGroup(strings, group, toggle));
  const fullAccessBoxes = groups
    .flatMap(({ title, scopes }) => scopes.map((scope) => ({ title, scope })))
    .filter(({ scope }) => scope.isFullAccess)
    .map(({ title, scope }) => fullAccessBox(strings, scope, title, toggle));
  const boxes = [...groupBoxes, ...fullAccessBoxes];
  const total = groups.reduce((sum, { scopes }) => sum + scopes.length, 0);
  const nothingFound = element("p", { class: "hint nothing", hidden: true }, strings.noScopeMatches);
  const list = element(
    "div",
    { class: "scope-list" },
    element("div", { class: "groups" }, ...groupBoxes.map((box) => box.element)),
    ...fullAccessBoxes.map((box) => box.element),
    nothingFound,
  );
  const search = scopeSearch(strings, {
    total,
    onSearch: (words) => {
      const found = boxes.reduce((sum, box) => sum + box.filter(words), 0);
      nothingFound.hidden = found > 0;
      if (words.length > 0) announce(fill(strings.scopesMatch, found, total));
    },
    onLeave: () => stops(list)[0]?.focus(),
  });
  const problem = problemLine(search.input);
  const chips = scopeChips(
    strings,
    (scope) => toggle(scope, false),
    () => search.input.focus(),
  );
  list.addEventListener("keydown", (event) => moveByArrows(event, list, search.input));

  function take(scopes: readonly string[]): void {
    show(scopes);
    change({ scopes: [...scopes] });
  }
  function show(scopes: readonly string[]): void {
    chosen = scopes;
    chips.show(scopes);
    const set = new Set(scopes);
    for (const box of boxes) box.show(set);
  }

  return {
    name: "scopes",
    element: element(
      "fieldset",
      { class: "section" },
      element("legend", {}, strings.scopes),
      element("p", { class: "hint" }, strings.scopesHint),
      chips.element,
      problem.element,
      search.element,
      list,
    ),
    show: (draft) => show(draft.scopes),
    showProblem: problem.show,
    focus: () => search.input.focus(),
    reveal: (scope) => {
      search.clear();
      const box = [...list.querySelectorAll("input")].find(({ value }) => value === scope);
      box?.closest("details")?.setAttribute("open", "");
      box?.focus();
      box?.scrollIntoView({ block: "center" });
    },
  };
}

/** What the arrow keys stop at: the groups, and the scopes in expanded ones. */
function stops(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>("summary, input[type=checkbox]")].filter((stop) =>
    stop.checkVisibility(),
  );
}

/**
 * Apart from Tab, the arrow keys move over groups and scopes, and expand and collapse groups, as in a tree.
 */
function moveByArrows(event: KeyboardEvent, list: HTMLElement, before: HTMLElement): void {
  if (!(event.target instanceof HTMLElement)) return;
  const all = stops(list);
  const index = all.indexOf(event.target);
  const group = event.target.closest("details");
  if (index < 0) return;
  const isSummary = event.target instanceof HTMLElement && event.target.matches("summary");
  switch (event.key) {
    case "ArrowDown":
      all[index + 1]?.focus();
      break;
    case "ArrowUp":
      (all[index - 1] ?? before).focus();
      break;
    case "ArrowRight":
      if (isSummary && group) group.open = true;
      break;
    case "ArrowLeft":
      if (isSummary && group) group.open = false;
      else group?.querySelector("summary")?.focus();
      break;
    default:
      return;
  }
  event.preventDefault();
}
