import loadingPicture from "@vscode/codicons/src/icons/loading.svg";
import { element, setAttribute } from "./dom";
import { icon } from "./icon";

type ButtonOptions = {
  readonly label: string;
  /** `icon` shows only the icon; the label becomes its accessible name and tooltip. */
  readonly look: "primary" | "secondary" | "link" | "icon";
  readonly picture?: string;
  /** Absent for a button that submits a form. */
  readonly onPress?: () => void;
};

/** Creates a button; without `onPress` it submits its form. */
export function button({ label, look, picture, onPress }: ButtonOptions): HTMLButtonElement {
  const isIcon = look === "icon";
  const made = element(
    "button",
    {
      type: onPress ? "button" : "submit",
      class: look,
      "aria-label": isIcon ? label : undefined,
      title: isIcon ? label : undefined,
    },
    picture === undefined ? undefined : icon(picture),
    isIcon ? undefined : element("span", {}, label),
  );
  if (onPress) made.addEventListener("click", onPress);
  return made;
}

/**
 * Changes the label of a button and shows whether it is busy; a busy button keeps the focus.
 * @param target a button with a visible label.
 */
export function setButton(target: HTMLButtonElement, label: string, isBusy = false): void {
  target.querySelector("span")?.replaceChildren(label);
  target.querySelector(".spinning")?.remove();
  if (isBusy) target.prepend(icon(loadingPicture, "spinning"));
  setAttribute(target, "aria-disabled", isBusy ? "true" : undefined);
}
