import watchPicture from "@vscode/codicons/src/icons/clockface.svg";
import { element } from "../../page/dom";
import { icon } from "../../page/icon";
import type { Check } from "../contract";
import type { NewTokenStrings } from "../strings";
import { findingList } from "./findingList";

/** The answer beside the questions: what the token can do, until when, and what to think of it. */
export type ResultPanel = {
  readonly element: HTMLElement;
  readonly show: (check: Check) => void;
  readonly focus: () => void;
};

/**
 * Makes the panel.
 * @param onFix is called with the places of a finding and of its fix.
 */
export function resultPanel(
  strings: NewTokenStrings,
  onFix: (finding: number, fix: number) => void,
): ResultPanel {
  const heading = element("h2", { id: "result", tabindex: "-1" }, strings.result);
  const summary = element("p", { class: "summary", "aria-live": "polite" });
  const ends = element("span");
  const endsLine = element("p", { class: "status hint" }, icon(watchPicture), ends);
  const findings = findingList(strings, onFix);
  return {
    element: element(
      "section",
      { class: "result", "aria-labelledby": heading.id },
      element("div", { class: "result-inner" }, heading, summary, endsLine, findings.element),
    ),
    show: (check) => {
      const text = check.summary === "" ? strings.nothingYet : check.summary;
      if (summary.textContent !== text) summary.replaceChildren(text);
      summary.classList.toggle("hint", check.summary === "");
      ends.replaceChildren(check.ends);
      endsLine.hidden = check.ends === "";
      findings.show(check.findings);
    },
    focus: () => {
      heading.scrollIntoView({ block: "start" });
      heading.focus();
    },
  };
}
