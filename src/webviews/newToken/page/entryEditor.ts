import chevronPicture from "@vscode/codicons/src/icons/chevron-down.svg";
import { button } from "../../page/button";
import { element } from "../../page/dom";
import { icon } from "../../page/icon";
import { fill } from "../../page/strings";
import type { FormSetup, ResourceKind } from "../contract";
import type { NewTokenStrings } from "./strings";
import type { Finder } from "./finder";
import { isEntry, meansEntries, parseEntries } from "./parseEntries";
import { resourceInput } from "./resourceInput";

/** The row in which an entry of the allow list is found or written. */
export type EntryEditor = {
  readonly element: HTMLElement;
  /** Adds what was typed and not yet added; tells whether there was anything. */
  readonly flush: () => boolean;
  readonly showProblem: (sentence: string | undefined) => void;
  readonly focus: () => void;
};

/** Kinds that the server finds by name. */
const findable: readonly ResourceKind[] = ["workspace", "template", "user", "organization"];

/**
 * Makes the row: a resource type, a name or an id, a button.
 * @param onAdd takes entries and gives what is wrong with adding them, if anything.
 */
export function entryEditor(
  strings: NewTokenStrings,
  resourceTypes: FormSetup["resourceTypes"],
  finder: Finder,
  onAdd: (entries: readonly string[]) => string | undefined,
): EntryEditor {
  const type = element(
    "select",
    { "aria-label": strings.entryType },
    ...resourceTypes.map((one) => element("option", { value: one.type }, one.label)),
  );
  if (resourceTypes.some((one) => one.type === "workspace")) type.value = "workspace";
  const field = resourceInput(strings, {
    finder,
    onChoose: ({ entry }) => take([entry]),
    onText: (text) => addTyped(text),
  });
  const { input } = field;
  const hint = element("p", { class: "hint", id: "entry-hint" }, strings.entryHint);
  input.setAttribute("aria-describedby", `${input.getAttribute("aria-describedby") ?? ""} ${hint.id}`.trim());

  function showKind(): void {
    const kind = findable.find((one) => one === type.value);
    field.setKind(kind);
    input.setAttribute("aria-label", kind === undefined ? strings.entryId : strings[`find_${kind}`]);
    input.placeholder = kind === undefined ? strings.entryExample : strings[`find_${kind}`];
    input.classList.toggle("code", kind === undefined);
  }
  function take(entries: readonly string[]): void {
    const sentence = onAdd(entries);
    if (sentence === undefined) input.value = "";
    field.showProblem(sentence);
    input.focus();
  }
  function add(text: string): void {
    const entries = parseEntries(text, type.value);
    if (entries.length > 0) {
      take(entries);
      return;
    }
    field.showProblem(
      findable.some((one) => one === type.value) ? strings.nameMissing : strings.entryMissing,
    );
    input.focus();
  }
  /** A name is for the server to find; only an id or an entry is taken as it was typed. */
  function addTyped(text: string): void {
    const isName = findable.some((one) => one === type.value) && text.trim() !== "" && !meansEntries(text);
    if (isName) field.showProblem(strings.chooseFound);
    else add(text);
  }
  type.addEventListener("change", showKind);
  showKind();
  input.addEventListener("paste", (event) => {
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
        field.element,
        button({
          label: strings.addEntry,
          look: "secondary",
          onPress: () => {
            if (!field.chooseActive()) addTyped(input.value);
          },
        }),
      ),
      hint,
    ),
    flush: () => {
      if (input.value.trim() === "") return false;
      add(input.value);
      return true;
    },
    showProblem: field.showProblem,
    focus: () => input.focus(),
  };
}

/** A word for an entry in the list: its name, what `*` means, or nothing. */
export function entryWords(
  strings: NewTokenStrings,
  resourceTypes: FormSetup["resourceTypes"],
  entry: string,
  name: string | undefined,
): string | undefined {
  const [type = "", id] = entry.split(/:(.*)/s);
  const label = resourceTypes.find((one) => one.type === type)?.label ?? type;
  if (name !== undefined && name !== "") return fill(strings.named, label, name);
  if (id !== "*") return undefined;
  const kind = findable.find((one) => one === type);
  return kind ? strings[`every_${kind}`] : fill(strings.everyOther, label);
}
