import checkPicture from "@vscode/codicons/src/icons/check.svg";
import { element } from "../../page/dom";
import { icon } from "../../page/icon";

/** One of the numbered steps. */
export type NumberedStep = {
  readonly element: HTMLElement;
  /** Shows a check mark instead of the number. */
  readonly setDone: (isDone: boolean) => void;
};

/**
 * Creates a step of a numbered list.
 * @param title says what to do; the label of a field if the step is one.
 */
export function step(number: number, title: string | HTMLElement, ...content: HTMLElement[]): NumberedStep {
  const mark = element("span", { class: "mark", "aria-hidden": "true" }, String(number));
  const item = element(
    "li",
    { class: "step" },
    mark,
    element("div", { class: "section" }, element("h2", {}, title), ...content),
  );
  return {
    element: item,
    setDone: (isDone) => {
      item.classList.toggle("done", isDone);
      mark.replaceChildren(isDone ? icon(checkPicture) : String(number));
    },
  };
}
