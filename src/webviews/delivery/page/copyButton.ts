import checkPicture from "@vscode/codicons/src/icons/check.svg";
import copyPicture from "@vscode/codicons/src/icons/copy.svg";
import { button } from "../../page/button";
import { element } from "../../page/dom";
import { icon } from "../../page/icon";

/** A button that copies something and then says so. */
export type CopyButton = {
  readonly element: HTMLButtonElement;
  readonly showCopied: (isCopied: boolean) => void;
};

/**
 * Creates the button.
 * @param labels what it says before and after copying.
 */
export function copyButton(
  look: "primary" | "secondary",
  labels: { readonly copy: string; readonly copied: string },
  onPress: () => void,
): CopyButton {
  const made = button({ label: labels.copy, look, picture: copyPicture, onPress });
  return {
    element: made,
    showCopied: (isCopied) =>
      made.replaceChildren(
        icon(isCopied ? checkPicture : copyPicture),
        element("span", {}, isCopied ? labels.copied : labels.copy),
      ),
  };
}
