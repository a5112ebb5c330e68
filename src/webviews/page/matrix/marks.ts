import blockedPicture from "@vscode/codicons/src/icons/circle-slash.svg";
import deadPicture from "@vscode/codicons/src/icons/close.svg";
import grantedPicture from "@vscode/codicons/src/icons/circle-filled.svg";
import listedPicture from "@vscode/codicons/src/icons/color-mode.svg";
import noPicture from "@vscode/codicons/src/icons/circle-small-filled.svg";
import serverPicture from "@vscode/codicons/src/icons/warning.svg";
import { icon } from "../icon";
import type { CellState } from "./contract";

const pictures: Readonly<Record<CellState, string>> = {
  granted: grantedPicture,
  listed: listedPicture,
  no: noPicture,
  dead: deadPicture,
  blocked: blockedPicture,
  server: serverPicture,
};

/** The states in the order of the legend. */
export const cellStates = Object.keys(pictures) as CellState[];

/** The picture of a state; a word beside it says the same. */
export function mark(state: CellState): Element {
  return icon(pictures[state], `mark mark-${state}`);
}
