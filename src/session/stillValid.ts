import * as vscode from "vscode";
import { absoluteTime } from "../platform/times";
import type { SignOutOutcome } from "./revokeSession";

/**
 * Says what stays valid when a session was forgotten here and could not be deleted on its server.
 * @param host the deployment.
 * @param outcome why, and until when it is valid.
 * @returns one sentence.
 */
export function stillValid(
  host: string,
  { error, expiresAt }: SignOutOutcome & { kind: "notRevoked" },
): string {
  return expiresAt === undefined
    ? vscode.l10n.t(
        "Signed out of {0} here, but its session could not be deleted there and stays valid: {1}",
        host,
        error.message,
      )
    : vscode.l10n.t(
        "Signed out of {0} here, but its session could not be deleted there and is valid until {1}: {2}",
        host,
        absoluteTime(new Date(expiresAt)),
        error.message,
      );
}
