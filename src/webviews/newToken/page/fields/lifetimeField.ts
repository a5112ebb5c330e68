import type { FormSetup, LifetimePreset } from "../../../../drafting/draft/formSetup";
import { element, setValue, uniqueId } from "../../../page/dom";
import { problemLine } from "../../../page/problemLine";
import { textInput } from "../../../page/textInput";
import type { FormPart, OnChange } from "../common/part";
import type { NewTokenStrings } from "../common/strings";
import { datesUntil } from "./dates";

const isDate = /^\d{4}-\d{2}-\d{2}$/;

/** Asks when the token expires: after a common lifetime, on a date, or after any other duration. */
export function lifetimeField(
  strings: NewTokenStrings,
  { presets, maximum, maximumSeconds }: FormSetup,
  change: OnChange,
): FormPart {
  /** Whether a date or another duration is asked for. */
  let isOther = false;
  const dates = datesUntil(new Date(), maximumSeconds);
  const date = element("input", { type: "date", class: "boxed", min: dates.first, max: dates.last });
  date.id = uniqueId("date");
  const duration = textInput({ placeholder: "12h", onInput: (text) => take(text) });
  duration.id = uniqueId("duration");
  duration.classList.add("boxed", "lifetime");
  date.addEventListener("input", () => take(date.value));
  const radios = presets.map((preset) =>
    presetRadio(preset, (text) => {
      isOther = false;
      take(text);
    }),
  );
  const other = presetRadio({ text: "", label: strings.lifetimeDate }, () => {
    isOther = true;
    take(dates.usual);
    date.focus();
  });
  const ends = element("p", { class: "hint ends", id: uniqueId("ends") });
  const hint = element("p", { class: "hint", id: uniqueId("hint") }, maximum);
  const own = element(
    "div",
    { class: "own-lifetime", hidden: true },
    element("div", { class: "section" }, element("label", { for: date.id }, strings.lifetimeUntil), date),
    element(
      "div",
      { class: "section" },
      element("label", { for: duration.id }, strings.lifetimeFor),
      duration,
    ),
    hint,
  );
  const chips = element(
    "fieldset",
    { class: "segments" },
    element("legend", {}, strings.lifetime),
    ...radios.map((radio) => radio.label),
    other.label,
  );
  chips.setAttribute("aria-describedby", ends.id);
  for (const input of [date, duration]) input.setAttribute("aria-describedby", `${ends.id} ${hint.id}`);
  const problem = problemLine(date, duration);

  function take(lifetime: string): void {
    mark(lifetime);
    change({ lifetime });
  }
  function mark(lifetime: string): void {
    const text = lifetime.trim();
    const preset = radios.find(({ radio }) => radio.value === text);
    // Whoever is typing a lifetime stays where they are, even if it is a common one.
    isOther = preset ? isOther && own.contains(document.activeElement) : true;
    for (const { radio } of radios) radio.checked = !isOther && radio === preset?.radio;
    other.radio.checked = isOther;
    own.hidden = !isOther;
    if (document.activeElement !== date) setValue(date, isDate.test(text) ? text : "");
    setValue(duration, isDate.test(text) ? "" : lifetime);
  }

  return {
    name: "lifetime",
    element: element("div", { class: "field" }, chips, ends, own, problem.element),
    show: ({ lifetime }) => mark(lifetime),
    showProblem: problem.show,
    showCheck: (check) => {
      ends.replaceChildren(check.ends);
      ends.hidden = check.ends === "";
    },
    focus: () => (isOther ? (duration.value === "" ? date : duration) : other.radio).focus(),
  };
}

function presetRadio({ text, label }: LifetimePreset, onChoose: (text: string) => void) {
  const radio = element("input", { type: "radio", name: "lifetime", value: text });
  radio.addEventListener("change", () => onChoose(text));
  return { radio, label: element("label", {}, radio, element("span", {}, label)) };
}
