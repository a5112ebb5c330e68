import grantedPicture from "@vscode/codicons/src/icons/check.svg";
import blockedPicture from "@vscode/codicons/src/icons/circle-slash.svg";
import deadPicture from "@vscode/codicons/src/icons/close.svg";
import noPicture from "@vscode/codicons/src/icons/dash.svg";
import alarmPicture from "@vscode/codicons/src/icons/error.svg";
import verifiedPicture from "@vscode/codicons/src/icons/verified.svg";
import warningPicture from "@vscode/codicons/src/icons/warning.svg";
import type { PictureAction } from "../../../presentation/picture/picture";
import { icon } from "../icon";
import type { PictureStrings } from "./strings";

/** How an action looks: its expected state, unless the server's answer says otherwise. */
export type Look = keyof PictureStrings["looks"];

const pictures: Readonly<Record<Look, string>> = {
  granted: grantedPicture,
  danger: warningPicture,
  no: noPicture,
  dead: deadPicture,
  blocked: blockedPicture,
  server: warningPicture,
  partly: warningPicture,
  more: alarmPicture,
  less: alarmPicture,
};

/** All of them, in the order of a legend. */
export const looks = Object.keys(pictures) as Look[];

/** Those that their pictures say: the others say themselves in words, too. */
const silent: readonly Look[] = ["granted", "danger", "no"];

/** Returns how an action looks. */
export function lookOf({ state, proof, danger }: PictureAction): Look {
  if (proof === "more" || proof === "less") return proof;
  if (proof === "blocked") return state === "no" ? "no" : "blocked";
  if (proof === "fails" && state !== "server") return "partly";
  if (state === "granted" || state === "listed") return danger === undefined ? "granted" : "danger";
  return state;
}

/** Whether the look is said in a visible word, too. */
export function isSaid(look: Look): boolean {
  return !silent.includes(look);
}

/** Whether the server's answer confirms what is expected. */
export function isVerified({ proof }: Pick<PictureAction, "proof">): boolean {
  return proof !== undefined && proof !== "more" && proof !== "less";
}

/** Creates the icon of a look; the text beside it says the same. */
export function lookMark(look: Look): Element {
  return icon(pictures[look], `mark mark-${look}`);
}

/** Creates the small icon of what is verified; the text beside it says the same. */
export function verifiedMark(): Element {
  return icon(verifiedPicture, "seal");
}

/** Explains an action: why it is in its state, and what the server answered. */
export function explain(strings: PictureStrings, { state, reason, proof }: PictureAction): string {
  if (proof === undefined) return reason;
  // If the request itself is known to fail, only the permission was asked about.
  const isInPrinciple = state === "server" && proof === "yes";
  return `${reason} ${isInPrinciple ? strings.allowedInPrinciple : strings.answers[proof]}`;
}
