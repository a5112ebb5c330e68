import chevronPicture from "@vscode/codicons/src/icons/chevron-down.svg";
import { isEntryText, meansReach, readReachText } from "../../../../core/grant/reachText";
import type { FormSetup } from "../../../../drafting/draft/formSetup";
import { thingWords } from "../../../../drafting/things/thingWords";
import type { ResourceKind } from "../../../../tokens/things/seenThings";
import { button } from "../../../page/button";
import { element } from "../../../page/dom";
import { icon } from "../../../page/icon";
import { fill } from "../../../page/strings";
import type { Finder } from "../common/finder";
import type { NewTokenStrings } from "../common/strings";
import { resourceInput } from "./resourceInput";

/** The row for finding or typing an entry of the allow list. */
export type EntryEditor = {
  readonly element: HTMLElement;
  /** Adds IDs and entries that were typed but not added; returns whether there were any. */
  readonly flush: () => boolean;
  /** Shows what was typed but not added. */
  readonly show: (typed: string | undefined) => void;
  readonly showProblem: (sentence: string | undefined) => void;
  readonly focus: () => void;
};

/** Kinds that the server can search by name. */
const findable: readonly ResourceKind[] = ["workspace", "template", "user", "organization"];

/**
 * Creates the row: a resource type, a name or an ID, and a button.
 * @param onAdd adds entries in place of the typed text, and returns what is wrong with that, if anything.
 * @param onTyped receives a text that is in the field but not added.
 * @param onLinks called if that text contains addresses of resources, which must be looked up.
 */
export function entryEditor(
  strings: NewTokenStrings,
  resourceTypes: FormSetup["resourceTypes"],
  finder: Finder,
  onAdd: (entries: readonly string[]) => string | undefined,
  onTyped: (text: string | undefined) => void,
  onLinks: () => void,
): EntryEditor {
  const type = element(
    "select",
    { "aria-label": strings.entryType },
    ...resourceTypes.map((one) => element("option", { value: one.type }, one.label)),
  );
  if (resourceTypes.some((one) => one.type === "workspace")) type.value = "workspace";
  const field = resourceInput(strings, {
    finder,
    offersAll: true,
    onChoose: ({ entry }) => take([entry]),
    onTyped,
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
    input.value = "";
    field.say(onAdd(entries));
  }
  /**
   * A name must be found by the server; only an ID or an entry is added as typed. Returns whether the text
   * was handled.
   */
  function addTyped(text: string): boolean {
    const isFindable = findable.some((one) => one === type.value);
    if (isFindable && text.trim() !== "" && !meansReach(text)) return false;
    if (!addAll(text)) field.say(isFindable ? strings.nameMissing : strings.entryMissing);
    return true;
  }
  /** Adds what can be added as typed, and looks up the rest; returns whether there was anything. */
  function addAll(text: string): boolean {
    const { entries, links } = readReachText(text, type.value);
    if (entries.length > 0) take(entries);
    if (links.length > 0) {
      input.value = links.map((link) => link.text).join(" ");
      onTyped(input.value);
      onLinks();
      field.handOver();
    }
    return entries.length + links.length > 0;
  }
  const add = button({
    label: strings.addEntry,
    look: "secondary",
    onPress: () => {
      field.enter();
      input.focus();
    },
  });
  // Pressing it must not take the focus from the field, which would close the list with what is marked.
  add.addEventListener("mousedown", (event) => event.preventDefault());
  type.addEventListener("change", showKind);
  showKind();
  input.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text").trim() ?? "";
    // A single ID stays in the field, so that the person can still choose the type.
    if (!meansReach(text) || (!isEntryText(text) && !/[\s,;]/.test(text))) return;
    event.preventDefault();
    addAll(text);
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
        add,
      ),
      hint,
    ),
    flush: () => input.value.trim() !== "" && addTyped(input.value),
    show: field.show,
    showProblem: field.showProblem,
    focus: () => input.focus(),
  };
}

/** Describes an entry in the list: its name, what `*` means, or nothing. */
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
  return kind ? thingWords(kind).all : fill(strings.everyOther, label);
}
