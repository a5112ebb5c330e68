import chevronPicture from "@vscode/codicons/src/icons/chevron-down.svg";
import { button } from "../../page/button";
import { element } from "../../page/dom";
import { icon } from "../../page/icon";
import { problemLine } from "../../page/problemLine";
import { textInput } from "../../page/textInput";
import type { FormSetup } from "../contract";
import type { NewTokenStrings } from "../strings";
import { isEntry, parseEntries } from "./parseEntries";

/** The row in which an entry of the allow list is written. */
export type EntryEditor = {
  readonly element: HTMLElement;
  /** Adds what was typed and not yet added; tells whether there was anything. */
  readonly flush: () => boolean;
  readonly showProblem: (sentence: string | undefined) => void;
  readonly focus: () => void;
};

/**
 * Makes the row: a resource type, an id, a button.
 * @param onAdd takes entries and gives what is wrong with adding them, if anything.
 */
export function entryEditor(
  strings: NewTokenStrings,
  resourceTypes: FormSetup["resourceTypes"],
  onAdd: (entries: readonly string[]) => string | undefined,
): EntryEditor {
  const type = element(
    "select",
    { "aria-label": strings.entryType },
    ...resourceTypes.map((one) => element("option", { value: one.type }, one.label)),
  );
  if (resourceTypes.some((one) => one.type === "workspace")) type.value = "workspace";
  const id = textInput({
    placeholder: strings.entryExample,
    isCode: true,
    onInput: () => problem.show(undefined),
  });
  id.classList.add("boxed");
  id.setAttribute("aria-label", strings.entryId);
  const hint = element("p", { class: "hint", id: "entry-hint" }, strings.entryHint);
  id.setAttribute("aria-describedby", hint.id);
  const problem = problemLine(id);

  function add(text: string): void {
    const entries = parseEntries(text, type.value);
    const sentence = entries.length === 0 ? strings.entryMissing : onAdd(entries);
    if (sentence === undefined) id.value = "";
    problem.show(sentence);
    id.focus();
  }
  id.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    add(id.value);
  });
  id.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text").trim() ?? "";
    // A single id stays in the field, so that the type can still be chosen.
    if (!isEntry(text) && !/[\s,;]/.test(text)) return;
    event.preventDefault();
    add(text);
  });

  return {
    element: element(
      "div",
      { class: "section" },
      element(
        "div",
        { class: "entry-editor" },
        element("span", { class: "select" }, type, icon(chevronPicture)),
        id,
        button({ label: strings.addEntry, look: "secondary", onPress: () => add(id.value) }),
      ),
      problem.element,
      hint,
    ),
    flush: () => {
      if (id.value.trim() === "") return false;
      add(id.value);
      return true;
    },
    showProblem: problem.show,
    focus: () => id.focus(),
  };
}
