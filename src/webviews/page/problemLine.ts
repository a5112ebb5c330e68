import errorPicture from "@vscode/codicons/src/icons/error.svg";
import { element, setAttribute, uniqueId } from "./dom";
import { icon } from "./icon";

/** The line below a field that says what is wrong with it. */
export type ProblemLine = {
  readonly element: HTMLElement;
  readonly id: string;
  /** Shows a sentence and marks the controls as invalid; `undefined` removes both. */
  readonly show: (sentence: string | undefined) => void;
};

/**
 * Creates the line.
 * @param controls the controls to mark; the line is added to the descriptions of each.
 */
export function problemLine(...controls: HTMLElement[]): ProblemLine {
  const id = uniqueId("problem");
  const line = element("p", { class: "problem", id, hidden: true });
  for (const control of controls) {
    control.setAttribute(
      "aria-describedby",
      [id, control.getAttribute("aria-describedby")].filter(Boolean).join(" "),
    );
  }
  return {
    element: line,
    id,
    show: (sentence) => {
      line.hidden = sentence === undefined;
      line.replaceChildren(
        ...(sentence === undefined ? [] : [icon(errorPicture, "error"), element("span", {}, sentence)]),
      );
      for (const control of controls)
        setAttribute(control, "aria-invalid", sentence === undefined ? undefined : "true");
    },
  };
}
