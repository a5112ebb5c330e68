import watchPicture from "@vscode/codicons/src/icons/clockface.svg";
import type { Check } from "../../../drafting/check/draftCheck";
import { element } from "../../page/dom";
import { icon } from "../../page/icon";
import { pictureView } from "../../page/picture/picture";
import type { NewTokenStrings } from "./common/strings";

/** The result beside the questions: what the token can do, and until when. */
export type ResultPanel = {
  readonly element: HTMLElement;
  readonly show: (check: Check) => void;
  readonly focus: () => void;
};

/**
 * Creates the panel.
 * @param onOpenScope called with a scope that the person wants to see in the list.
 */
export function resultPanel(strings: NewTokenStrings, onOpenScope: (scope: string) => void): ResultPanel {
  const heading = element("h2", { id: "result", tabindex: "-1" }, strings.result);
  const summary = element("div", { class: "summary", "aria-live": "polite" });
  const picture = pictureView(strings, onOpenScope);
  const ends = element("span");
  const endsLine = element("p", { class: "status hint" }, icon(watchPicture), ends);
  return {
    element: element(
      "section",
      { class: "result", "aria-labelledby": heading.id },
      element("div", { class: "result-inner" }, heading, summary, endsLine, picture.element),
    ),
    show: (check) => {
      const lines = check.summary.length === 0 ? [strings.nothingYet] : check.summary;
      const shown = [...summary.children].map(({ textContent }) => textContent);
      if (shown.join("\n") !== lines.join("\n"))
        summary.replaceChildren(...lines.map((line) => element("p", {}, line)));

      summary.classList.toggle("hint", check.summary.length === 0);
      picture.show(check.picture);
      ends.replaceChildren(check.ends);
      endsLine.hidden = check.ends === "";
    },
    focus: () => {
      heading.scrollIntoView({ block: "start" });
      heading.focus();
    },
  };
}
