import { element, uniqueId } from "./dom";
import { problemLine } from "./problemLine";

type FieldOptions = {
  readonly label: string;
  readonly control: HTMLInputElement;
  /** What surrounds the control, such as a box with a button; the control itself by default. */
  readonly around?: HTMLElement;
  readonly hint?: string;
};

/** A control with its label, its hint and a line for its problem. */
export type Field = {
  readonly element: HTMLElement;
  readonly showProblem: (sentence: string | undefined) => void;
};

/** Puts a label above a control, a hint between them and a line for problems below. */
export function field({ label, control, around = control, hint }: FieldOptions): Field {
  control.id ||= uniqueId("field");
  const hintId = uniqueId("hint");
  if (hint !== undefined) control.setAttribute("aria-describedby", hintId);
  const problem = problemLine(control);
  return {
    element: element(
      "div",
      { class: "field" },
      element("label", { for: control.id }, label),
      hint === undefined ? undefined : element("p", { class: "hint", id: hintId }, hint),
      around,
      problem.element,
    ),
    showProblem: problem.show,
  };
}

/** Draws one box around a control and its small buttons. */
export function inputBox(control: HTMLInputElement, ...actions: HTMLElement[]): HTMLElement {
  return element("div", { class: "input-box" }, control, ...actions);
}
