import lockPicture from "@vscode/codicons/src/icons/lock.svg";
import { button } from "../../page/button";
import { element } from "../../page/dom";
import { field, inputBox } from "../../page/field";
import { icon } from "../../page/icon";
import { textInput } from "../../page/textInput";
import { secretInput } from "./secretInput";
import type { SignInStrings } from "./strings";

/** The fields for email and password. */
export type PasswordBox = {
  readonly element: HTMLElement;
  readonly email: HTMLInputElement;
  readonly password: HTMLInputElement;
  /** @param offersSignInPage whether the sign-in page is the way that works. */
  readonly showProblem: (sentence: string | undefined, offersSignInPage?: boolean) => void;
  readonly setPromise: (sentence: string) => void;
};

/**
 * Creates the fields. They store what is typed nowhere else.
 * @param onSignInPage called if the person wants the sign-in page instead.
 */
export function passwordBox(strings: SignInStrings, onSignInPage: () => void): PasswordBox {
  const email = textInput({ onInput: () => showProblem(undefined) });
  email.inputMode = "email";
  const { element: around, input: password } = secretInput({
    showLabel: strings.showPassword,
    onInput: () => showProblem(undefined),
  });
  const secret = field({ label: strings.password, control: password, around });
  const instead = element(
    "div",
    { class: "beside", hidden: true },
    button({ label: strings.useSignInPage, look: "secondary", onPress: onSignInPage }),
  );
  const promise = element("span");
  function showProblem(sentence: string | undefined, offersSignInPage = false): void {
    secret.showProblem(sentence);
    instead.hidden = !offersSignInPage;
  }
  return {
    element: element(
      "div",
      { class: "password-way" },
      field({ label: strings.email, control: email, around: inputBox(email) }).element,
      secret.element,
      instead,
      element("p", { class: "status hint" }, icon(lockPicture), promise),
    ),
    email,
    password,
    showProblem,
    setPromise: (sentence) => promise.replaceChildren(sentence),
  };
}
