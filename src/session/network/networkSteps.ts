import * as l10n from "@vscode/l10n";
import { isOfKind } from "../../coder/errors/isOfKind";
import type { UnreachableCause } from "../../coder/errors/unreachable";
import type { NextStep } from "../../platform/errors";
import { openSettings } from "../../platform/settings";

/** The setting to check, for causes that have one. */
const settingFor: Partial<Record<UnreachableCause, string>> = {
  selfSigned: "coderAccess.network.caFile",
  untrusted: "coderAccess.network.caFile",
  incompleteChain: "coderAccess.network.caFile",
  clientCertificate: "coderAccess.network.certFile",
  certificateFile: "coderAccess.network.keyFile",
  headers: "coderAccess.network.headerCommand",
  timeout: "coderAccess.network.timeout",
  proxy: "http.proxy",
};

/**
 * Returns the next step when a deployment cannot be reached: the setting to check.
 * @param error anything thrown.
 * @returns buttons for the error's notification; none if no setting helps.
 */
export function networkSteps(error: unknown): NextStep[] {
  const setting = settingOf(error);
  return setting === undefined ? [] : [{ title: l10n.t("Open Setting"), run: () => openSettings(setting) }];
}

function settingOf(error: unknown): string | undefined {
  // A network's own sign-in lets a request through if it carries the right header.
  if (isOfKind(error, "notCoder")) return error.why === "signIn" ? settingFor.headers : undefined;
  return isOfKind(error, "unreachable") ? (error.setting ?? settingFor[error.cause]) : undefined;
}
