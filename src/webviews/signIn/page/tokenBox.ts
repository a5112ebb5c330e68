import { element } from "../../page/dom";
import { problemLine } from "../../page/problemLine";
import type { SignInStrings } from "./strings";
import { clipboardLine } from "./clipboardLine";
import { secretInput } from "./secretInput";

/** Ten letters and digits, a hyphen, and 22 more: coderd/apikey/apikey.go. */
const shape = /^[0-9A-Za-z]{10}-[0-9A-Za-z]{22}$/;

type TokenBoxOptions = {
  readonly strings: SignInStrings;
  /** Told whether the text looks like a token; the host has the last word. */
  readonly onShape: (isToken: boolean) => void;
  /** The token on the clipboard is wanted. */
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

/** Makes the field, with the offer of the clipboard under it. */
export function tokenBox({ strings, onShape, onUseClipboard }: TokenBoxOptions): TokenBox {
  const { element: box, input } = secretInput({
    showLabel: strings.showToken,
    isCode: true,
    onInput: () => changed(),
  });
  function changed(): void {
    problem.show(undefined);
    clipboard.setNeeded(input.value === "");
    onShape(shape.test(token()));
  }
  const token = () => input.value.trim();
  const hint = element("p", { class: "hint", id: "token-hint" }, strings.tokenHint);
  input.setAttribute("aria-describedby", hint.id);
  const problem = problemLine(input);
  const clipboard = clipboardLine(strings, onUseClipboard);
  input.addEventListener("blur", () => {
    if (token() !== "" && !shape.test(token())) problem.show(strings.tokenShape);
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
