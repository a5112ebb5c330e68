import * as l10n from "@vscode/l10n";
import type { DeploymentHref } from "../coder/api/deployment";
import { runCommand } from "../platform/commands";
import { Explained } from "../platform/errors";

/**
 * Explains why a token cannot be ended: the person has signed out of its deployment since it was created.
 * @param name the name of the token.
 * @param deployment the normalised URL.
 * @returns the sentence, with a button to sign in again.
 */
export function signedOutMeanwhile(name: string, deployment: DeploymentHref): Explained {
  const { host } = new URL(deployment);
  return new Explained(
    l10n.t('You signed out of {0}, so "{1}" can\'t be revoked. Sign in again, then try again.', host, name),
    [
      {
        title: l10n.t("Sign In"),
        run: () => runCommand("coderAccess.session.signIn", deployment),
      },
    ],
  );
}
