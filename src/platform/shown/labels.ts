import * as l10n from "@vscode/l10n";
import { harmless } from "../../core/text/harmless";
import { hasVisible } from "../../core/text/plainText";

/** A label is one line; nobody is meant to read a longer one. */
const longest = 200;

/**
 * Makes the label of a row, a choice, a tab or a terminal harmless. A label without a visible character is
 * shown as unnamed, followed by the characters it has.
 * @param text the text, such as a token's name.
 */
export function labelOf(text: string): string {
  const shown = harmless(text, longest).trim();
  if (hasVisible(text)) return shown;
  return shown === "" ? l10n.t("unnamed") : l10n.t("unnamed {0}", shown);
}
