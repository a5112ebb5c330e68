import { button, setButton } from "../../page/button";
import { element } from "../../page/dom";
import { toneIcon } from "../../page/statusLine";
import { fill } from "../../page/strings";
import type { NewTokenStrings } from "../strings";

type ActionOptions = {
  readonly onCancel: () => void;
  readonly onStep: (step: number) => void;
  readonly onShowResult: () => void;
};

/** The bar that stays at the bottom: what went wrong, and what to press. */
export type ActionBar = {
  readonly element: HTMLElement;
  /** Says on the way to the result how many findings are there. */
  readonly countFindings: (amount: number) => void;
  readonly setBusy: (isBusy: boolean) => void;
  /** Shows why creating did not end well, with buttons that help; `undefined` takes it away. */
  readonly showFailure: (failure: { sentence: string; steps: readonly string[] } | undefined) => void;
  readonly focusFailure: () => void;
  readonly focusSubmit: () => void;
};

/** Makes the bar. */
export function actionBar(
  strings: NewTokenStrings,
  { onCancel, onStep, onShowResult }: ActionOptions,
): ActionBar {
  const submit = button({ label: strings.create, look: "primary" });
  const cancel = button({ label: strings.cancel, look: "secondary", onPress: onCancel });
  const showResult = button({ label: strings.result, look: "link", onPress: onShowResult });
  showResult.classList.add("to-result");
  // The place is there before the failure is, so that it is read out.
  const alert = element("div", { role: "alert", class: "failure", tabindex: "-1" });
  return {
    element: element(
      "div",
      { class: "bar" },
      element(
        "div",
        { class: "bar-inner" },
        alert,
        element("div", { class: "actions" }, showResult, cancel, submit),
      ),
    ),
    countFindings: (amount) =>
      setButton(showResult, amount === 0 ? strings.result : fill(strings.resultWithFindings, amount)),
    setBusy: (isBusy) => setButton(submit, isBusy ? strings.creating : strings.create, isBusy),
    showFailure: (failure) => {
      if (failure === undefined) {
        alert.replaceChildren();
        return;
      }
      const { sentence, steps } = failure;
      alert.replaceChildren(
        element(
          "div",
          { class: "notice error" },
          toneIcon("error"),
          element("span", {}, sentence),
          ...steps.map((label, step) => button({ label, look: "secondary", onPress: () => onStep(step) })),
        ),
      );
    },
    focusFailure: () => (alert.querySelector("button") ?? alert).focus(),
    focusSubmit: () => submit.focus(),
  };
}
