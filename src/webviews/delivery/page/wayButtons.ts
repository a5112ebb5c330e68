import cursorPicture from "@vscode/codicons/src/icons/insert.svg";
import keepPicture from "@vscode/codicons/src/icons/lock.svg";
import filePicture from "@vscode/codicons/src/icons/new-file.svg";
import terminalPicture from "@vscode/codicons/src/icons/terminal.svg";
import { button } from "../../page/button";
import { element, uniqueId } from "../../page/dom";
import { type Way, ways } from "../way";
import type { DeliveryStrings } from "./strings";

const pictures: Record<Way, string> = {
  file: filePicture,
  cursor: cursorPicture,
  terminal: terminalPicture,
  keep: keepPicture,
};

/**
 * Creates the buttons for taking a secret in other ways than copying it.
 * @param onTake called with the way whose button was pressed.
 */
export function wayButtons(strings: DeliveryStrings, onTake: (way: Way) => void): HTMLElement {
  const titleId = uniqueId("ways");
  return element(
    "section",
    { class: "ways", "aria-labelledby": titleId },
    element("h2", { id: titleId }, strings.otherWays),
    element(
      "div",
      { class: "buttons" },
      ...ways.map((way) =>
        button({
          label: strings[way],
          look: "secondary",
          picture: pictures[way],
          onPress: () => onTake(way),
        }),
      ),
    ),
  );
}
