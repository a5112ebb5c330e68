import * as vscode from "vscode";
import { CoderError, type DeploymentUrl, Unauthorized } from "../../coder";
import type { ErrorDoor } from "../../platform/errors";
import type { SignInField } from "./contract";
import { NoKey } from "./waysIn";

/** Where a failure to sign in is shown, and what it says. */
export type SignInFailure = { readonly field: SignInField; readonly sentence: string };

/**
 * Says why signing in failed.
 * @param error what was thrown.
 * @param deployment where the person wanted to sign in.
 * @param errors knows everything else.
 * @returns a sentence and the field it belongs to.
 */
export function signInFailure(error: unknown, deployment: DeploymentUrl, errors: ErrorDoor): SignInFailure {
  const { host } = deployment;
  if (error instanceof NoKey) return { field: error.field, sentence: error.sentence };
  if (error instanceof CoderError) {
    if (error instanceof Unauthorized && error.reason === "password") {
      return { field: "password", sentence: errors.explain(error).message };
    }
    if (error.kind === "unauthorized") {
      return {
        field: "token",
        sentence: vscode.l10n.t(
          "{0} does not accept this token. Open the sign-in page to get another.",
          host,
        ),
      };
    }
  }
  return { field: "address", sentence: errors.explain(error).message };
}
