import * as l10n from "@vscode/l10n";
import { absoluteTime } from "../platform/time/times";
import type { KeyLeft, SignOutOutcome } from "./keys/leftKey";

/** Why a key had to go: somebody signed out, or a reason of `KeyLeft`. */
export type WhyLeft = "signedOut" | KeyLeft["why"];

/**
 * Explains that a key could not be deleted on its server, and how long it stays valid.
 * @param host the deployment.
 * @param why the reason for deleting it.
 * @param outcome why it could not be deleted, and until when it is valid.
 * @returns one or two sentences.
 */
export function stillValid(
  host: string,
  why: WhyLeft,
  { error, expiresAt }: SignOutOutcome & { kind: "notRevoked" },
): string {
  const until = expiresAt === undefined ? undefined : absoluteTime(new Date(expiresAt));
  const reason = error.kind === "givenUp" ? l10n.t("You canceled the request to {0}.", host) : error.message;
  switch (why) {
    case "signedOut":
      return until === undefined
        ? l10n.t(
            "Signed out of {0}, but the session couldn't be deleted on the server and stays valid: {1}",
            host,
            reason,
          )
        : l10n.t(
            "Signed out of {0}, but the session couldn't be deleted on the server and stays valid until {1}: {2}",
            host,
            until,
            reason,
          );
    case "replaced":
      return until === undefined
        ? l10n.t("Your earlier session on {0} couldn't be deleted and stays valid: {1}", host, reason)
        : l10n.t(
            "Your earlier session on {0} couldn't be deleted and stays valid until {1}: {2}",
            host,
            until,
            reason,
          );
    case "unused":
      return l10n.t(
        "The session that {0} created for your password couldn't be deleted and stays valid until it expires: {1}",
        host,
        reason,
      );
  }
}
