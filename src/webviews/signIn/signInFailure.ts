import * as l10n from "@vscode/l10n";
import type { DeploymentUrl } from "../../coder/api/deployment";
import { CoderError } from "../../coder/errors/coderError";
import type { ErrorDoor } from "../../platform/errors";
import { KeyringFailed } from "../../platform/keyring/keyringFailed";
import type { SignInField } from "./contract";
import { passwordRefusal } from "./passwordRefusal";
import { type Entrance, NoKey } from "./waysIn";

/** Where a failure to sign in is shown, and what it says. */
export type SignInFailure = {
  readonly field: SignInField;
  readonly sentence: string;
  readonly offersSignInPage: boolean;
};

/**
 * Says why signing in failed.
 * @param error what was thrown.
 * @param deployment where the person wanted to sign in.
 * @param errors knows everything else.
 * @param entrance what was sent; undefined when the address did not answer as a Coder server, or nothing was sent.
 * @returns a sentence and the field it belongs to, which is in sight.
 */
export function signInFailure(
  error: unknown,
  { host }: DeploymentUrl,
  errors: ErrorDoor,
  entrance: Entrance | undefined,
): SignInFailure {
  const at = (field: SignInField, sentence: string, offersSignInPage = false): SignInFailure => ({
    field,
    sentence,
    offersSignInPage,
  });
  if (error instanceof NoKey) return at(error.field, error.sentence);
  if (entrance?.kind === "password") {
    const known = passwordRefusal(error, host);
    return known
      ? at("password", known.sentence, known.offersSignInPage)
      : at("password", errors.explain(error).message);
  }
  if (error instanceof CoderError && error.kind === "unauthorized") {
    return at(
      "token",
      l10n.t("{0} doesn't accept this token. Open the sign-in page to get another one.", host),
    );
  }

  return at(error instanceof KeyringFailed ? "token" : "address", errors.explain(error).message);
}
