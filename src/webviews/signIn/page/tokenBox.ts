import { readPastedToken } from "../../../core/token/pastedToken";
import { element } from "../../page/dom";
import { problemLine } from "../../page/problemLine";
import { clipboardLine } from "./clipboardLine";
import { secretInput } from "./secretInput";
import type { SignInStrings } from "./strings";

type TokenBoxOptions = {
  readonly strings: SignInStrings;
  /** Called with whether the text contains a token. */
  readonly onShape: (isToken: boolean) => void;
  /** Called if the person wants the token on the clipboard. */
  readonly onUseClipboard: () => void;
};

/** The masked field for a token. */
export type TokenBox = {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  readonly token: () => string;
  readonly clear: () => void;
  readonly setHint: (hint: string) => void;
  readonly offerClipboard: (isOffered: boolean) => void;
  readonly showProblem: (sentence: string | undefined) => void;
};

/** Creates the field, with the offer of the clipboard below it. */
export function tokenBox({ strings, onShape, onUseClipboard }: TokenBoxOptions): TokenBox {
  const { element: box, input } = secretInput({
    showLabel: strings.showToken,
    isCode: true,
    onInput: () => changed(),
  });
  function changed(): void {
    problem.show(undefined);
    clipboard.setNeeded(input.value === "");
    onShape(readPastedToken(input.value).kind === "token");
  }
  const token = () => input.value.trim();
  const hint = element("p", { class: "hint", id: "token-hint" }, strings.tokenHint);
  input.setAttribute("aria-describedby", hint.id);
  const problem = problemLine(input);
  const clipboard = clipboardLine(strings, onUseClipboard);
  input.addEventListener("blur", () => {
    const { kind } = readPastedToken(input.value);
    if (kind === "none") problem.show(strings.tokenShape);
    if (kind === "several") problem.show(strings.severalTokens);
  });
  // A single-line field strips line breaks from pasted text, which joins words that they separated.
  input.addEventListener("paste", (event) => {
    const pasted = readPastedToken(event.clipboardData?.getData("text/plain") ?? "");
    if (pasted.kind !== "token" || input.readOnly) return;
    event.preventDefault();
    input.value = pasted.token.expose();
    changed();
  });
  return {
    element: element("div", { class: "field" }, hint, box, problem.element, clipboard.element),
    input,
    token,
    clear: () => {
      input.value = "";
      changed();
    },
    setHint: (text) => hint.replaceChildren(text),
    offerClipboard: clipboard.offer,
    showProblem: problem.show,
  };
}
