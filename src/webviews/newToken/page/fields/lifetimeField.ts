import type { FormSetup, LifetimePreset } from "../../../../drafting/draft/formSetup";
import { element, setValue, uniqueId } from "../../../page/dom";
import { field } from "../../../page/field";
import { textInput } from "../../../page/textInput";
import type { FormPart, OnChange } from "../common/part";
import type { NewTokenStrings } from "../common/strings";

/** Asks for the lifetime: common ones to choose from, and a text field with the same meaning. */
export function lifetimeField(
  strings: NewTokenStrings,
  { presets, maximum }: FormSetup,
  change: OnChange,
): FormPart {
  const input = textInput({ onInput: (text) => take(text) });
  input.classList.add("boxed", "lifetime");
  const radios = presets.map((preset) => presetRadio(preset, (text) => take(text)));
  const ends = element("p", { class: "hint", id: uniqueId("ends") });
  const around = element(
    "div",
    { class: "lifetimes" },
    element(
      "fieldset",
      { class: "segments", "aria-label": strings.lifetimePresets, hidden: presets.length === 0 || undefined },
      ...radios.map((radio) => radio.label),
    ),
    input,
  );
  const { element: section, showProblem } = field({
    label: strings.lifetime,
    control: input,
    around,
    hint: `${strings.lifetimeHint} ${maximum}`,
  });
  section.append(ends);

  function take(lifetime: string): void {
    mark(lifetime);
    change({ lifetime });
  }
  function mark(lifetime: string): void {
    setValue(input, lifetime);
    for (const { radio } of radios) radio.checked = radio.value === lifetime.trim();
  }

  return {
    name: "lifetime",
    element: section,
    show: ({ lifetime }) => mark(lifetime),
    showProblem,
    showCheck: (check) => {
      ends.replaceChildren(check.ends);
      ends.hidden = check.ends === "";
    },
    focus: () => input.focus(),
  };
}

function presetRadio({ text, label }: LifetimePreset, onChoose: (text: string) => void) {
  const radio = element("input", { type: "radio", name: "lifetime", value: text });
  radio.addEventListener("change", () => onChoose(text));
  return { radio, label: element("label", {}, radio, element("span", {}, label)) };
}
