import lockPicture from "@vscode/codicons/src/icons/lock.svg";
import { element } from "../../page/dom";
import { field, inputBox } from "../../page/field";
import { icon } from "../../page/icon";
import { textInput } from "../../page/textInput";
import type { SignInStrings } from "./strings";
import { secretInput } from "./secretInput";

/** The fields for email and password. */
export type PasswordBox = {
  readonly element: HTMLElement;
  readonly email: HTMLInputElement;
  readonly password: HTMLInputElement;
  readonly showProblem: (sentence: string | undefined) => void;
  readonly setPromise: (sentence: string) => void;
};

/** Makes the fields. What is typed into them stays in them: it is kept nowhere. */
export function passwordBox(strings: SignInStrings): PasswordBox {
  const email = textInput({ onInput: () => secret.showProblem(undefined) });
  email.inputMode = "email";
  const { element: around, input: password } = secretInput({
    showLabel: strings.showPassword,
    onInput: () => secret.showProblem(undefined),
  });
  const secret = field({ label: strings.password, control: password, around });
  const promise = element("span");
  return {
    element: element(
      "div",
      { class: "password-way" },
      field({ label: strings.email, control: email, around: inputBox(email) }).element,
      secret.element,
      element("p", { class: "status hint" }, icon(lockPicture), promise),
    ),
    email,
    password,
    showProblem: secret.showProblem,
    setPromise: (sentence) => promise.replaceChildren(sentence),
  };
}
