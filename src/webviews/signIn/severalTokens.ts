import * as l10n from "@vscode/l10n";

/** Explains that a text to sign in with contains several tokens, and nobody knows which is meant. */
export function severalTokensSentence(): string {
  return l10n.t("This text contains more than one token. Paste only the one to sign in with.");
}
