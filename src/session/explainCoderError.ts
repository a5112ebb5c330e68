import * as l10n from "@vscode/l10n";
import type { DeploymentHref } from "../coder/api/deployment";
import { CoderError } from "../coder/errors/coderError";
import { isOfKind } from "../coder/errors/isOfKind";
import { runCommand } from "../platform/commands";
import { Explained, type NextStep } from "../platform/errors";
import { networkSteps } from "./network/networkSteps";

/**
 * Explains a failed request and offers the next step.
 * @param error anything thrown.
 * @returns an explained error, or undefined if the error is not the client's.
 */
export function explainCoderError(error: unknown): Explained | undefined {
  if (!(error instanceof CoderError)) return undefined;
  return new Explained(`${error.message} ${error.advice}`, stepsFor(error), error);
}

function stepsFor(error: CoderError): NextStep[] {
  const signInAt = (title: string, href: DeploymentHref): NextStep => ({
    title,
    run: () => runCommand("coderAccess.session.signIn", href),
  });
  if (error.kind === "unauthorized") return [signInAt(l10n.t("Sign In"), error.deployment)];
  if (isOfKind(error, "workspaceProxy") && error.dashboard) {
    const { href } = error.dashboard;
    return [signInAt(l10n.t("Use {0}", href), href)];
  }
  return networkSteps(error);
}
