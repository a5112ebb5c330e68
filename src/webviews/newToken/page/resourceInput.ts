import { announce } from "../../page/announce";
import { element, setAttribute, setValue, uniqueId } from "../../page/dom";
import { problemLine } from "../../page/problemLine";
import { fill } from "../../page/strings";
import { textInput } from "../../page/textInput";
import type { FoundResource, ResourceKind } from "../contract";
import type { NewTokenStrings } from "./strings";
import type { Finder } from "./finder";

type ResourceInputOptions = {
  readonly finder: Finder;
  readonly onChoose: (resource: FoundResource) => void;
  /** What is chosen already, where one thing has to be: it is not looked for, and the whole kind is not offered. */
  readonly chosen?: () => string;
  /** Enter was pressed on a text that is not one of the things offered. */
  readonly onText?: (text: string) => void;
};

/** A field that finds things by name. */
export type ResourceInput = {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  /** Says what is looked for from now on; undefined for things that cannot be found by name. */
  readonly setKind: (kind: ResourceKind | undefined) => void;
  readonly showProblem: (sentence: string | undefined) => void;
  /** Chooses the offered thing that is marked; tells whether there was one. */
  readonly chooseActive: () => boolean;
};

/** Makes the field: a combobox that offers what the server has, the whole kind included. */
export function resourceInput(
  strings: NewTokenStrings,
  { finder, onChoose, chosen, onText }: ResourceInputOptions,
): ResourceInput {
  const listId = uniqueId("found");
  const input = textInput({ onInput: (text) => look(text) });
  input.classList.add("boxed");
  const list = element("ul", { class: "found", role: "listbox", id: listId, hidden: true });
  const problem = problemLine(input);
  let kind: ResourceKind | undefined;
  let offered: readonly FoundResource[] = [];
  let active = -1;

  function look(typed: string): void {
    problem.show(undefined);
    const text = typed === chosen?.() ? "" : typed.trim();
    const asked = kind;
    if (asked === undefined) return;
    // Until the server answered, Enter must not take what the text does not mean.
    activate(-1);
    finder.find(asked, text, ({ resources, problem: sentence }) => {
      if (kind !== asked || document.activeElement !== input) return;
      offer(asked, text, resources);
      problem.show(sentence);
    });
  }
  function offer(of: ResourceKind, text: string, resources: readonly FoundResource[]): void {
    const every = { entry: `${of}:*`, name: strings[`every_${of}`], detail: "" };
    const isLast = text !== "" && !every.name.toLowerCase().startsWith(text.toLowerCase()) && text !== "*";
    offered = chosen ? resources : isLast ? [...resources, every] : [every, ...resources];
    list.replaceChildren(...offered.map(option));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    activate(text === "" ? -1 : 0);
    announce(resources.length === 0 ? strings.noneFound : fill(strings.foundCount, resources.length));
  }
  function activate(index: number): void {
    active = index;
    for (const [place, one] of [...list.children].entries()) {
      one.setAttribute("aria-selected", String(place === index));
      if (place === index) one.scrollIntoView({ block: "nearest" });
    }
    setAttribute(input, "aria-activedescendant", list.children[index]?.id);
  }
  function close(): void {
    list.hidden = true;
    if (kind !== undefined) input.setAttribute("aria-expanded", "false");
    activate(-1);
  }
  function choose(index: number): boolean {
    const found = list.hidden ? undefined : offered[index];
    close();
    if (found) onChoose(found);
    return found !== undefined;
  }

  input.addEventListener("keydown", (event) => {
    const count = list.childElementCount;
    if (event.key === "Enter") {
      if (!choose(active)) onText?.(input.value);
    } else if (event.key === "Escape" && !list.hidden) close();
    else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && kind !== undefined) {
      const by = event.key === "ArrowDown" ? 1 : -1;
      if (list.hidden) look(input.value);
      else activate((Math.max(active, by === 1 ? -1 : 0) + by + count) % count);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  // Not the click: it is lost when a problem shown at the field before moves this one away.
  input.addEventListener("mousedown", () => {
    if (list.hidden) look(input.value);
  });
  input.addEventListener("blur", close);
  // A press on the list must not take the focus out of the field, which would close the list first.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => {
    const pressed = target instanceof Element ? target.closest("li") : null;
    if (pressed) choose([...list.children].indexOf(pressed));
  });

  return {
    element: element("div", { class: "resource-input" }, input, list, problem.element),
    input,
    setKind: (next) => {
      kind = next;
      close();
      list.setAttribute("aria-label", next === undefined ? "" : strings[`find_${next}`]);
      const roles = {
        role: "combobox",
        "aria-controls": listId,
        "aria-autocomplete": "list",
        "aria-expanded": "false",
      };
      for (const [name, value] of Object.entries(roles)) {
        setAttribute(input, name, next === undefined ? undefined : value);
      }
    },
    showProblem: problem.show,
    chooseActive: () => choose(active),
  };
}

function option({ name, detail, entry }: FoundResource): HTMLElement {
  return element(
    "li",
    { role: "option", id: uniqueId("thing"), "aria-selected": "false", title: entry },
    element("span", {}, name),
    detail === "" ? undefined : element("span", { class: "detail" }, detail),
  );
}

/** Writes what is chosen into a field that keeps its choice. */
export function writeChosen(field: ResourceInput, name: string): void {
  if (document.activeElement !== field.input || field.input.value === "") setValue(field.input, name);
}
