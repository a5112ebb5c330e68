import * as l10n from "@vscode/l10n";
import type { SignedIn } from "../../session/sessionState";

/** Returns the title of a form's tab: with its deployment, if the person is signed in at more than one. */
export function titleOf(sessions: { readonly all: readonly SignedIn[] }, { deployment }: SignedIn): string {
  return sessions.all.length > 1 ? l10n.t("New Token on {0}", deployment.host) : l10n.t("New Token");
}
