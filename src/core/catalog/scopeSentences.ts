import * as l10n from "@vscode/l10n";

/** Explains why a deployment without `GET /auth/scopes` (before v2.27.0) refuses every name. */
export function noScopesSentence(): string {
  return l10n.t("This deployment doesn't support scopes: every token has full access.");
}

/** Explains that a name means nothing there. */
export function unknownScopeSentence(name: string): string {
  return l10n.t("There's no scope named {0}.", name);
}
