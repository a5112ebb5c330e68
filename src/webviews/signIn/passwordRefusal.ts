import * as l10n from "@vscode/l10n";
import { isOfKind } from "../../coder/errors/isOfKind";
import type { NotFoundOrForbidden } from "../../coder/errors/refusals";

/** What a server's refusal of email and password means to the person. */
export type PasswordRefusal = { readonly sentence: string; readonly offersSignInPage: boolean };

/**
 * Explains the refusals of `POST /users/login` (coderd/userauth.go): a wrong password, a suspended account, a
 * different login type, disabled passwords, or text that is not an email address.
 * @param error what was thrown.
 * @param host the deployment.
 * @returns undefined for whatever is explained elsewhere, such as a rate limit or a gateway.
 */
export function passwordRefusal(error: unknown, host: string): PasswordRefusal | undefined {
  if (isOfKind(error, "unauthorized")) {
    const isKnown = error.reason === "password" || error.reason === "suspended";
    return {
      sentence: isKnown
        ? `${error.message} ${error.advice}`
        : l10n.t("{0} didn't accept this email and password.", host),
      offersSignInPage: !isKnown,
    };
  }
  if (isOfKind(error, "notFoundOrForbidden"))
    return { sentence: forbidden(error, host), offersSignInPage: true };

  if (isOfKind(error, "rejected") && error.validations.some(({ field }) => field === "email")) {
    return {
      sentence: l10n.t("Enter the email address of your account on {0}, not your username.", host),
      offersSignInPage: false,
    };
  }
  return undefined;
}

function forbidden({ serverMessage }: NotFoundOrForbidden, host: string): string {
  if (/login type/i.test(serverMessage))
    return l10n.t("Your account on {0} doesn't use a password. Use the sign-in page.", host);

  if (/password auth\w* is disabled/i.test(serverMessage))
    return l10n.t("Signing in with a password is turned off on {0}. Use the sign-in page.", host);

  return l10n.t("{0} doesn't let you sign in with a password. Use the sign-in page.", host);
}
