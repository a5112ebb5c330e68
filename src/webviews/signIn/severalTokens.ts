import * as l10n from "@vscode/l10n";

/** Says of a text to sign in with that nobody knows which of its tokens is meant. */
export function severalTokensSentence(): string {
  return l10n.t("This text contains more than one token. Paste only the one to sign in with.");
}
