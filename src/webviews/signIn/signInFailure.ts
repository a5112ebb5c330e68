import * as vscode from "vscode";
import { CoderError, type DeploymentUrl } from "../../coder";
import type { ErrorDoor } from "../../platform/errors";

/** Where a failure to sign in is shown, and what it says. */
export type SignInFailure = { readonly field: "address" | "token"; readonly sentence: string };

/**
 * Says why signing in failed.
 * @param error what was thrown.
 * @param deployment where the person wanted to sign in.
 * @param errors knows everything else.
 * @returns a sentence and the field it belongs to.
 */
export function signInFailure(error: unknown, deployment: DeploymentUrl, errors: ErrorDoor): SignInFailure {
  const { host } = deployment;
  if (error instanceof CoderError) {
    if (error.kind === "unauthorized") {
      return {
        field: "token",
        sentence: vscode.l10n.t(
          "{0} does not accept this token. Open the sign-in page to get another.",
          host,
        ),
      };
    }
    if (error.kind === "notFoundOrForbidden") {
      return {
        field: "token",
        sentence: vscode.l10n.t(
          "This token cannot read its own user at {0}. Sign in with the token of the sign-in page.",
          host,
        ),
      };
    }
  }
  return { field: "address", sentence: errors.explain(error).message };
}
