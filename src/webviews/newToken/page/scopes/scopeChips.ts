import closePicture from "@vscode/codicons/src/icons/close.svg";
import { announce } from "../../../page/announce";
import { element } from "../../../page/dom";
import { icon } from "../../../page/icon";
import { fill } from "../../../page/strings";
import type { NewTokenStrings } from "../common/strings";

/** The selected scopes, each of which can be removed. */
export type ScopeChips = {
  readonly element: HTMLElement;
  readonly show: (scopes: readonly string[]) => void;
};

/**
 * Creates the row of selected scopes. It is one tab stop; the arrow keys move within it.
 * @param onRemove called with the scope that the person removes.
 * @param afterLast receives the focus when the last one is removed.
 */
export function scopeChips(
  strings: NewTokenStrings,
  onRemove: (scope: string) => void,
  afterLast: () => void,
): ScopeChips {
  const list = element("ul", { class: "chips", "aria-label": strings.chosenScopes });
  let shown: readonly string[] = [];

  const buttons = () => [...list.querySelectorAll("button")];
  function focusAt(index: number): void {
    const all = buttons();
    const target = all[Math.min(Math.max(index, 0), all.length - 1)];
    for (const one of all) one.tabIndex = one === target ? 0 : -1;
    if (target) target.focus();
    else afterLast();
  }
  function remove(scope: string): void {
    const index = shown.indexOf(scope);
    onRemove(scope);
    announce(fill(strings.removedScope, scope));
    focusAt(index);
  }

  list.addEventListener("keydown", (event) => {
    const all = buttons();
    const index = all.findIndex((one) => one === event.target);
    const moves: Record<string, number> = {
      ArrowLeft: index - 1,
      ArrowRight: index + 1,
      Home: 0,
      End: all.length - 1,
    };
    const target = moves[event.key];
    if (target !== undefined) focusAt(target);
    else if (event.key === "Delete" || event.key === "Backspace") remove(shown[index] ?? "");
    else return;
    event.preventDefault();
  });

  function chip(scope: string, index: number): HTMLElement {
    const label = fill(strings.removeScope, scope);
    const remover = element(
      "button",
      {
        type: "button",
        class: "chip",
        "aria-label": label,
        tabindex: index === 0 ? "0" : "-1",
      },
      element("span", { class: "code" }, scope),
      icon(closePicture),
    );
    remover.addEventListener("click", () => remove(scope));
    return element("li", {}, remover);
  }

  return {
    element: list,
    show: (scopes) => {
      shown = scopes;
      list.hidden = scopes.length === 0;
      list.replaceChildren(...scopes.map(chip));
    },
  };
}
