import * as l10n from "@vscode/l10n";
import type { DeploymentUrl } from "../../coder/api/deployment";
import { CoderError } from "../../coder/errors/coderError";
import type { ErrorDoor } from "../../platform/errors";
import { KeyringFailed } from "../../platform/keyring/keyringFailed";
import { LoginLost } from "../../session/keys/passwordLogin";
import type { SignInField } from "./contract";
import { passwordRefusal } from "./passwordRefusal";
import { type Entrance, NoKey } from "./waysIn";

/** Where to show a failure to sign in, and its text. */
export type SignInFailure = {
  readonly field: SignInField;
  readonly sentence: string;
  readonly offersSignInPage: boolean;
};

/**
 * Explains why signing in failed.
 * @param error what was thrown.
 * @param deployment the deployment to sign in to.
 * @param errors explains everything else.
 * @param entrance what was sent; undefined if no Coder server answered at the address, or nothing was sent.
 * @returns a sentence and the field it belongs to, which is visible.
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
  if (error instanceof LoginLost) {
    const left = l10n.t("The server may have created a session anyway. It expires by itself.");
    return at("password", `${errors.explain(error.cause).message} ${left}`);
  }
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
