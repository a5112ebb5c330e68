import * as vscode from "vscode";

/**
 * Returns the language of the texts that are shown, which is also that of dates, numbers and lists: VS Code's, if the
 * extension is translated into it, otherwise English. Everything that formats something for people asks here.
 * @returns a BCP 47 tag that `Intl` knows.
 */
export function shownLanguage(): string {
  const { language } = vscode.env;
  const isShown = vscode.l10n.bundle !== undefined || /^en\b/i.test(language);
  // With a tag that it does not know, Intl would take the language of this machine.
  return isShown && Intl.DateTimeFormat.supportedLocalesOf(language).length > 0 ? language : "en";
}
