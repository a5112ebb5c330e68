import * as vscode from "vscode";
import { Explained } from "../platform/errors";
import { NotWritten } from "./durable/notWritten";

/**
 * Says what a failure of our own records means.
 * @param error anything thrown.
 * @returns an explained error, or undefined when it is another.
 */
export function explainTokenError(error: unknown): Explained | undefined {
  if (!(error instanceof NotWritten)) return undefined;
  return new Explained(
    error.code === "ENOSPC"
      ? vscode.l10n.t("The disk is full, so nothing was done. Make room and try again.")
      : vscode.l10n.t(
          "Nothing was done, since it could not be noted on the disk ({0}). Check VS Code's folder and try again.",
          error.code,
        ),
    [],
    error,
  );
}
