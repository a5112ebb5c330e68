import * as vscode from "vscode";
import { CoderError } from "../coder";
import { runCommand } from "../platform/commands";
import { Explained } from "../platform/errors";
import { networkSteps } from "./network";

/**
 * Says what a failed request means and offers the step that helps.
 * @param error anything thrown.
 * @returns an explained error, or undefined when it is not the client's.
 */
export function explainCoderError(error: unknown): Explained | undefined {
  if (!(error instanceof CoderError)) return undefined;
  const steps =
    error.kind === "unauthorized"
      ? [
          {
            title: vscode.l10n.t("Sign In"),
            run: () => runCommand("coderAccess.session.signIn", error.deployment),
          },
        ]
      : networkSteps(error);
  return new Explained(`${error.message} ${error.advice}`, steps, error);
}
