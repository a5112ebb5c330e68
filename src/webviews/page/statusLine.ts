import errorPicture from "@vscode/codicons/src/icons/error.svg";
import infoPicture from "@vscode/codicons/src/icons/info.svg";
import loadingPicture from "@vscode/codicons/src/icons/loading.svg";
import checkPicture from "@vscode/codicons/src/icons/pass-filled.svg";
import warningPicture from "@vscode/codicons/src/icons/warning.svg";
import { element } from "./dom";
import { icon } from "./icon";

const pictures = {
  good: checkPicture,
  error: errorPicture,
  warning: warningPicture,
  danger: warningPicture,
  hint: infoPicture,
  busy: loadingPicture,
} as const;

export type Tone = keyof typeof pictures;

/** Creates the icon of a tone; the text beside it says the same. */
export function toneIcon(tone: Tone): Element {
  return icon(pictures[tone], tone === "busy" ? "spinning" : tone);
}

/** Creates a sentence with the icon of its tone in front, and what follows it. */
export function statusLine(tone: Tone, sentence: string, ...after: HTMLElement[]): HTMLElement {
  return element("p", { class: "status" }, toneIcon(tone), element("span", {}, sentence), ...after);
}
