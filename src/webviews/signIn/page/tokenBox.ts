import eyePicture from "@vscode/codicons/src/icons/eye.svg";
import eyeClosedPicture from "@vscode/codicons/src/icons/eye-closed.svg";
import { button } from "../../page/button";
import { element } from "../../page/dom";
import { inputBox } from "../../page/field";
import { icon } from "../../page/icon";
import { problemLine } from "../../page/problemLine";
import { textInput } from "../../page/textInput";
import type { SignInStrings } from "../strings";

/** Ten letters and digits, a hyphen, and 22 more: coderd/apikey/apikey.go. */
const shape = /^[0-9A-Za-z]{10}-[0-9A-Za-z]{22}$/;

/** The masked field for the token of the sign-in page. */
export type TokenBox = {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  readonly token: () => string;
  readonly showProblem: (sentence: string | undefined) => void;
};

/**
 * Makes the field. What is typed into it stays in it: it is kept nowhere.
 * @param onShape is called with whether the text looks like a token; the host has the last word.
 */
export function tokenBox(strings: SignInStrings, onShape: (isToken: boolean) => void): TokenBox {
  const input = textInput({
    type: "password",
    isCode: true,
    onInput: () => {
      problem.show(undefined);
      onShape(shape.test(token()));
    },
  });
  const token = () => input.value.trim();
  const hint = element("p", { class: "hint", id: "token-hint" }, strings.tokenHint);
  input.setAttribute("aria-describedby", hint.id);
  const problem = problemLine(input);
  const eye = button({
    label: strings.showToken,
    look: "icon",
    picture: eyePicture,
    onPress: () => show(input.type === "password"),
  });
  function show(isShown: boolean): void {
    input.type = isShown ? "text" : "password";
    eye.setAttribute("aria-pressed", String(isShown));
    eye.replaceChildren(icon(isShown ? eyeClosedPicture : eyePicture));
  }
  show(false);
  input.addEventListener("blur", () => {
    if (token() !== "" && !shape.test(token())) problem.show(strings.tokenShape);
  });
  return {
    element: element("div", { class: "field" }, hint, inputBox(input, eye), problem.element),
    input,
    token,
    showProblem: problem.show,
  };
}
