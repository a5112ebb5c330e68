import { button, setButton } from "../../../page/button";
import { setValue } from "../../../page/dom";
import { field } from "../../../page/field";
import { fill } from "../../../page/strings";
import { textInput } from "../../../page/textInput";
import type { FormPart, OnChange } from "../common/part";
import type { NewTokenStrings } from "../common/strings";

/** Asks for the token's name; offers a free name if it is taken. */
export function nameField(strings: NewTokenStrings, change: OnChange): FormPart {
  const input = textInput({ onInput: (name) => change({ name }) });
  input.classList.add("boxed");
  input.placeholder = strings.nameHint;
  const { element, showProblem } = field({ label: strings.name, control: input });
  let free: string | undefined;
  let hasProblem = false;
  const rename = button({
    label: "",
    look: "secondary",
    onPress: () => {
      if (free === undefined) return;
      input.value = free;
      change({ name: free });
      input.focus();
    },
  });
  rename.classList.add("rename");
  element.append(rename);

  function offer(): void {
    rename.hidden = free === undefined || !hasProblem;
    if (free !== undefined) setButton(rename, fill(strings.useName, free));
  }
  offer();

  return {
    name: "name",
    element,
    show: ({ name }) => setValue(input, name),
    showProblem: (sentence) => {
      showProblem(sentence);
      hasProblem = sentence !== undefined;
      offer();
    },
    showCheck: (check) => {
      free = check.freeName;
      offer();
    },
    focus: () => input.focus(),
  };
}
