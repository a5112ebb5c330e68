import * as l10n from "@vscode/l10n";
import { Explained } from "../platform/errors";
import { NotWritten } from "./durable/notWritten";
import { GrantUnknown } from "./proof/grantUnknown";

/**
 * Explains a failure of our own records.
 * @param error anything thrown.
 * @returns an explained error, or undefined if it is a different error.
 */
export function explainTokenError(error: unknown): Explained | undefined {
  if (error instanceof GrantUnknown) return new Explained(unreadable(error), [], error);
  if (!(error instanceof NotWritten)) return undefined;
  return new Explained(
    error.code === "ENOSPC"
      ? l10n.t("The disk is full, so nothing was done. Free up some space and try again.")
      : l10n.t(
          "Nothing was done: VS Code couldn't write to the disk ({0}). Check the disk and try again.",
          error.code,
        ),
    [],
    error,
  );
}

function unreadable({ isSessionTooNarrow }: GrantUnknown): string {
  return isSessionTooNarrow
    ? l10n.t(
        "Your session isn't allowed to read tokens (api_key:read), so this token can't be checked or verified.",
      )
    : l10n.t("Coder doesn't show you this token, so it can't be checked or verified.");
}
