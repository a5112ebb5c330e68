import cursorPicture from "@vscode/codicons/src/icons/insert.svg";
import keepPicture from "@vscode/codicons/src/icons/lock.svg";
import filePicture from "@vscode/codicons/src/icons/new-file.svg";
import terminalPicture from "@vscode/codicons/src/icons/terminal.svg";
import { button } from "../../page/button";
import { element } from "../../page/dom";
import type { Way } from "../way";
import type { DeliveryStrings } from "./strings";

const pictures: Record<Way, string> = {
  file: filePicture,
  cursor: cursorPicture,
  terminal: terminalPicture,
  keep: keepPicture,
};

/**
 * Creates buttons for taking a secret in other ways than copying it.
 * @param ways in the order of the buttons.
 * @param onTake called with the way whose button was pressed.
 */
export function wayButtons(
  strings: DeliveryStrings,
  ways: readonly Way[],
  onTake: (way: Way) => void,
): HTMLElement {
  return element(
    "div",
    { class: "ways" },
    ...ways.map((way) =>
      button({
        label: strings[way],
        look: "secondary",
        picture: pictures[way],
        onPress: () => onTake(way),
      }),
    ),
  );
}
