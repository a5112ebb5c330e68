import * as l10n from "@vscode/l10n";

/** Why a deployment without `GET /auth/scopes` (before v2.27.0) refuses every name. */
export function noScopesSentence(): string {
  return l10n.t("This deployment cannot limit tokens: each has full access.");
}

/** Says that a name means nothing there. */
export function unknownScopeSentence(name: string): string {
  return l10n.t("No scope is called {0}.", name);
}
