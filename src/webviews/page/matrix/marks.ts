import provenPicture from "@vscode/codicons/src/icons/check.svg";
import grantedPicture from "@vscode/codicons/src/icons/circle-filled.svg";
import blockedPicture from "@vscode/codicons/src/icons/circle-slash.svg";
import noPicture from "@vscode/codicons/src/icons/circle-small-filled.svg";
import deadPicture from "@vscode/codicons/src/icons/close.svg";
import listedPicture from "@vscode/codicons/src/icons/color-mode.svg";
import disprovedPicture from "@vscode/codicons/src/icons/error.svg";
import serverPicture from "@vscode/codicons/src/icons/warning.svg";
import type { CellState } from "../../../presentation/matrix/matrix";
import type { Answer } from "../../../tokens/proof/proof";
import { icon } from "../icon";

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

/** Creates the icon of a state; the text beside it says the same. */
export function mark(state: CellState): Element {
  return icon(pictures[state], `mark mark-${state}`);
}

/** What a proof showed about a cell. */
export type Seal = "proven" | "disproved" | "partly" | "withheld";

const sealPictures: Readonly<Record<Seal, string>> = {
  proven: provenPicture,
  disproved: disprovedPicture,
  partly: serverPicture,
  withheld: blockedPicture,
};

/** The seals in the order of the legend. */
export const seals = Object.keys(sealPictures) as Seal[];

const sealOfAnswer: Readonly<Record<Answer, Seal>> = {
  yes: "proven",
  no: "proven",
  more: "disproved",
  less: "disproved",
  fails: "partly",
  blocked: "withheld",
};

/** Returns the seal for an answer. */
export function sealOf(answer: Answer): Seal {
  return sealOfAnswer[answer];
}

/** Creates the small icon of a seal; the text beside it says the same. */
export function sealMark(seal: Seal): Element {
  return icon(sealPictures[seal], `seal seal-${seal}`);
}
