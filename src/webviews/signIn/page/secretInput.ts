import eyePicture from "@vscode/codicons/src/icons/eye.svg";
import eyeClosedPicture from "@vscode/codicons/src/icons/eye-closed.svg";
import { button } from "../../page/button";
import { inputBox } from "../../page/field";
import { icon } from "../../page/icon";
import { textInput } from "../../page/textInput";

type SecretInputOptions = {
  /** The label of the eye. */
  readonly showLabel: string;
  readonly isCode?: boolean;
  readonly onInput: (text: string) => void;
};

/** A masked field, with an eye that reveals its content. */
export type SecretInput = { readonly element: HTMLElement; readonly input: HTMLInputElement };

/** Creates the field. It stores what is typed nowhere else. */
export function secretInput({ showLabel, isCode = false, onInput }: SecretInputOptions): SecretInput {
  const input = textInput({ type: "password", isCode, onInput });
  const eye = button({
    label: showLabel,
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
  return { element: inputBox(input, eye), input };
}
