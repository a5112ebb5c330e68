import { setValue } from "../../page/dom";
import { field } from "../../page/field";
import { textInput } from "../../page/textInput";
import type { NewTokenStrings } from "../strings";
import type { Change, Part } from "./part";

/** Asks for the token's name. */
export function nameField(strings: NewTokenStrings, change: Change): Part {
  const input = textInput({ onInput: (name) => change({ name }) });
  input.classList.add("boxed");
  const { element, showProblem } = field({ label: strings.name, control: input, hint: strings.nameHint });
  return {
    name: "name",
    element,
    show: ({ name }) => setValue(input, name),
    showProblem,
    focus: () => input.focus(),
  };
}
