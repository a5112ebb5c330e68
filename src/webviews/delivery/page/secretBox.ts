import eyePicture from "@vscode/codicons/src/icons/eye.svg";
import eyeClosedPicture from "@vscode/codicons/src/icons/eye-closed.svg";
import { announce } from "../../page/announce";
import { button } from "../../page/button";
import { field, inputBox } from "../../page/field";
import { icon } from "../../page/icon";
import { textInput } from "../../page/textInput";
import type { DeliveryStrings } from "./strings";

type Presses = {
  /** Requests the secret, to show it. */
  readonly onReveal: () => void;
  /** Puts the whole secret on the clipboard. */
  readonly onCopy: () => void;
};

/** How long the secret stays visible, in ms. */
const shownFor = 60_000;
/** As long as a secret: an ID of 10 characters, a hyphen and 22 more (coderd/apikey/apikey.go). */
const dots = `${"•".repeat(10)}-${"•".repeat(22)}`;

/** The field that shows the secret while the person wants to see it. */
export type SecretBox = {
  readonly element: HTMLElement;
  /** Shows a secret, if the person still wants to see it. */
  readonly show: (secret: string) => void;
};

/**
 * Creates the field. The secret is only ever its value, and is removed on a second press, when the page loses
 * the focus or is hidden, and after a minute. Copying all of it by keyboard is the same as the button beside it.
 */
export function secretBox(
  strings: DeliveryStrings,
  { onReveal, onCopy }: Presses,
  ...actions: HTMLElement[]
): SecretBox {
  const input = textInput({ type: "password", placeholder: dots, isCode: true });
  input.readOnly = true;
  input.classList.add("shown-only");
  input.addEventListener("focus", () => input.select());
  input.addEventListener("copy", (event) => {
    const isWhole = input.selectionStart === 0 && input.selectionEnd === input.value.length;
    if (!isWhole || input.value === "") return;
    event.preventDefault();
    onCopy();
  });
  const eye = button({
    label: strings.show,
    look: "icon",
    picture: eyePicture,
    onPress: () => {
      if (isWanted) hide();
      else reveal();
    },
  });
  let isWanted = false;
  let hiding: number | undefined;

  function want(wanted: boolean): void {
    isWanted = wanted;
    eye.setAttribute("aria-pressed", String(wanted));
    eye.replaceChildren(icon(wanted ? eyeClosedPicture : eyePicture));
  }
  function reveal(): void {
    want(true);
    onReveal();
  }
  function hide(): void {
    if (!isWanted) return;
    window.clearTimeout(hiding);
    const wasShown = input.value !== "";
    input.value = "";
    input.type = "password";
    want(false);
    if (wasShown) announce(strings.hidden);
  }
  want(false);
  window.addEventListener("blur", hide);
  document.addEventListener("visibilitychange", hide);

  const box = inputBox(input, eye);
  const { element } = field({ label: strings.secret, control: input, around: box });
  element.classList.add("secret");
  box.after(...actions);
  return {
    element,
    show: (secret) => {
      if (!isWanted) return;
      input.type = "text";
      input.value = secret;
      hiding = window.setTimeout(hide, shownFor);
      announce(strings.shown);
    },
  };
}
