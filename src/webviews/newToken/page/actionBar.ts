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
  /** Goes to the first problem. */
  readonly onShowProblem: () => void;
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
  /**
   * Shows whether the token can be created, or the number of problems.
   * @param isMarked whether the problems are shown at their fields, too.
   */
  readonly showReadiness: (problems: number, isMarked: boolean) => void;
  /** While the person chooses what the token is for, there is nothing to create. */
  readonly setChoosing: (isChoosing: boolean) => void;
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
  { onCancel, onStep, onShowResult, onCopyCommand, onShowProblem }: ActionOptions,
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
  const toProblem = button({ label: "", look: "link", onPress: onShowProblem });
  const readiness = element("div", { class: "readiness", role: "status" });
  let saidReadiness = "";
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
        element(
          "div",
          { class: "actions" },
          readiness,
          showResult,
          copyCommand,
          element("div", { class: "decision" }, cancel, submit),
        ),
      ),
    ),
    showReadiness: (problems, isMarked) => {
      const text = `${problems} ${String(isMarked)}`;
      if (text === saidReadiness) return;
      saidReadiness = text;
      if (problems === 0) {
        readiness.replaceChildren(toneIcon("good"), element("span", {}, strings.ready));
        return;
      }
      setButton(toProblem, problems === 1 ? strings.oneProblem : fill(strings.problems, problems));
      const hadFocus = toProblem === document.activeElement;
      readiness.replaceChildren(...(isMarked ? [toneIcon("error")] : []), toProblem);
      if (hadFocus) toProblem.focus();
    },
    setChoosing: (isChoosing) => {
      for (const one of [readiness, showResult, copyCommand, submit]) one.hidden = isChoosing;
    },
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
