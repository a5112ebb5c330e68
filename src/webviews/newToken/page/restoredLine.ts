import historyPicture from "@vscode/codicons/src/icons/history.svg";
import { button } from "../../page/button";
import { element } from "../../page/dom";
import { icon } from "../../page/icon";
import type { NewTokenStrings } from "./common/strings";

/** The line that says that a draft was left here earlier, and offers to start over. */
export type RestoredLine = {
  readonly element: HTMLElement;
  readonly show: (isRestored: boolean) => void;
};

/** Creates the line; it stays until the form is filled anew. */
export function restoredLine(strings: NewTokenStrings, onStartOver: () => void): RestoredLine {
  const line = element(
    "p",
    { class: "restored", hidden: true },
    icon(historyPicture),
    element("span", {}, strings.restored),
    button({ label: strings.startOver, look: "link", onPress: onStartOver }),
  );
  return {
    element: line,
    show: (isRestored) => {
      line.hidden = !isRestored;
    },
  };
}
