import { type Choice, type ChoiceName, isChosen } from "../../../../core/recipes/choices";
import type { Draft } from "../../../../drafting/draft/draft";
import { thingWords } from "../../../../drafting/things/thingWords";
import type { EntryName } from "../../../../presentation/thingName";
import { element, uniqueId } from "../../../page/dom";
import type { Finder } from "../common/finder";
import { changed, type FormPart } from "../common/part";
import type { NewTokenStrings } from "../common/strings";
import { resourceInput } from "../reach/resourceInput";

/** What the field reports. */
type NeedActions = {
  readonly choose: (choice: Choice) => void;
  readonly typed: (text: string | undefined) => void;
};

/** The question for a resource; `name` is its kind. */
export type NeedField = FormPart & {
  /** Whether nothing is chosen and nothing is typed. */
  readonly isOpen: () => boolean;
  /** Moves the focus there and offers what there is. */
  readonly open: () => void;
  /** Chooses the only resource there is, once it is known. */
  readonly fillOnlyOne: () => void;
};

/** Asks for the resource that a recipe needs. The field starts empty and is required. */
export function needField(
  strings: NewTokenStrings,
  kind: ChoiceName,
  finder: Finder,
  { choose, typed }: NeedActions,
): NeedField {
  let draft: Draft | undefined;
  let names: ReadonlyMap<string, EntryName> = new Map();
  /** The names of the resources when they were chosen here. */
  const chosenAs = new Map<string, string>();
  function nameOf(id: string): string {
    const known = names.get(`${kind}:${id}`)?.name ?? "";
    return known === "" ? (chosenAs.get(id) ?? id) : known;
  }
  function words(): string {
    const choice = draft?.choices?.[kind] ?? [];
    return choice === "all" ? thingWords(kind).all : choice.map(nameOf).join(", ");
  }
  const field = resourceInput(strings, {
    finder,
    chosen: words,
    offersAll: true,
    isGuided: true,
    onChoose: ({ entry, name }) => {
      const id = entry.slice(kind.length + 1);
      chosenAs.set(id, name);
      field.input.value = name;
      const choice = id === "*" ? "all" : [id];
      draft =
        draft &&
        changed(draft, { choices: { ...draft.choices, [kind]: choice }, typed: { [kind]: undefined } });
      choose(choice);
    },
    onTyped: (text) => {
      draft = draft && changed(draft, { typed: { [kind]: text } });
      typed(text);
    },
  });
  const { input } = field;
  field.setKind(kind);
  input.id = uniqueId("need");
  input.placeholder = strings[`find_${kind}`];
  input.setAttribute("aria-required", "true");
  let hasLooked = false;
  function show(): void {
    field.show(draft?.typed?.[kind]);
  }
  return {
    name: kind,
    element: element(
      "div",
      { class: "need" },
      element(
        "div",
        { class: "need-label" },
        element("label", { for: input.id }, strings[`only_${kind}`]),
        element("span", { class: "hint", "aria-hidden": "true" }, strings.required),
      ),
      field.element,
    ),
    show: (next) => {
      draft = next;
      show();
    },
    showNames: (known) => {
      names = known;
      show();
    },
    showProblem: field.showProblem,
    focus: () => input.focus(),
    isOpen: () => !isChosen(draft?.choices?.[kind]) && draft?.typed?.[kind] === undefined,
    open: field.open,
    fillOnlyOne: () => {
      if (hasLooked) return;
      hasLooked = true;
      field.look();
    },
  };
}
