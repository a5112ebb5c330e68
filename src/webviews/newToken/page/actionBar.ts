import copyPicture from "@vscode/codicons/src/icons/copy.svg";
import { button, setButton } from "../../page/button";
import { element } from "../../page/dom";
import { toneIcon } from "../../page/statusLine";
import { fill } from "../../page/strings";
import type { NewTokenStrings } from "./common/strings";

/** How long the button says that the command was copied, in ms. */
const copiedFor = 3000;

type ActionOptions = {
  readonly onCancel: () => void;
  readonly onStep: (step: number) => void;
  readonly onShowResult: () => void;
  readonly onCopyCommand: () => void;
};

/** What went wrong, and what helps: steps of the host, or a VS Code command if there is no host. */
type Failure = {
  readonly sentence: string;
  readonly steps?: readonly string[];
  readonly link?: { readonly label: string; readonly command: string };
};

/** The bar that stays at the bottom, with what went wrong and the buttons. */
export type ActionBar = {
  readonly element: HTMLElement;
  /** Shows the number of findings in the link to the result. */
  readonly countFindings: (amount: number) => void;
  readonly setBusy: (isBusy: boolean) => void;
  /** Names what the button creates. */
  readonly nameCreate: (label: string) => void;
  /** Shows why creating failed, with buttons that help; `undefined` removes it. */
  readonly showFailure: (failure: Failure | undefined) => void;
  readonly focusFailure: () => void;
  readonly focusSubmit: () => void;
  /** Shows briefly, on the button itself, that the command was copied. */
  readonly showCopied: () => void;
};

/** Creates the bar. */
export function actionBar(
  strings: NewTokenStrings,
  { onCancel, onStep, onShowResult, onCopyCommand }: ActionOptions,
): ActionBar {
  const submit = button({ label: strings.create, look: "primary" });
  const cancel = button({ label: strings.cancel, look: "secondary", onPress: onCancel });
  const showResult = button({ label: strings.result, look: "link", onPress: onShowResult });
  showResult.classList.add("to-result");
  const copyCommand = button({
    label: strings.copyCommand,
    look: "link",
    picture: copyPicture,
    onPress: onCopyCommand,
  });
  copyCommand.classList.add("copy-command");
  // The region must exist before the failure does, or screen readers will not announce it.
  const alert = element("div", { role: "alert", class: "failure", tabindex: "-1" });
  let timer: number | undefined;
  let create = strings.create;
  let isBusy = false;
  const showCreate = () => setButton(submit, isBusy ? strings.creating : create, isBusy);
  return {
    element: element(
      "div",
      { class: "bar" },
      element(
        "div",
        { class: "bar-inner" },
        alert,
        element("div", { class: "actions" }, showResult, copyCommand, cancel, submit),
      ),
    ),
    countFindings: (amount) =>
      setButton(showResult, amount === 0 ? strings.result : fill(strings.resultWithFindings, amount)),
    setBusy: (busy) => {
      isBusy = busy;
      showCreate();
    },
    nameCreate: (label) => {
      create = label;
      showCreate();
    },
    showFailure: (failure) => {
      if (failure === undefined) {
        alert.replaceChildren();
        return;
      }
      const { sentence, steps = [], link } = failure;
      alert.replaceChildren(
        element(
          "div",
          { class: "notice error" },
          toneIcon("error"),
          element("span", {}, sentence),
          ...steps.map((label, step) => button({ label, look: "secondary", onPress: () => onStep(step) })),
          link && element("a", { class: "secondary", href: `command:${link.command}` }, link.label),
        ),
      );
    },
    focusFailure: () => (alert.querySelector<HTMLElement>("button, a") ?? alert).focus(),
    focusSubmit: () => submit.focus(),
    showCopied: () => {
      setButton(copyCommand, strings.copiedCommand);
      window.clearTimeout(timer);
      timer = window.setTimeout(() => setButton(copyCommand, strings.copyCommand), copiedFor);
    },
  };
}
