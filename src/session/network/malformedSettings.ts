import * as l10n from "@vscode/l10n";
import type { DeploymentUrl } from "../../coder/api/deployment";
import { NotPrepared } from "../../coder/errors/notPrepared";
import type { MalformedSetting } from "./networkSettings";

/**
 * Reports that a network setting is malformed. We send nothing then: a request without what the setting adds
 * would expose what the person wanted to hide, or fail for a misleading reason.
 * @param deployment the deployment it was needed for.
 * @param malformed the setting and the expected form; its value is never shown.
 * @returns the error to throw.
 */
export function malformedSetting(
  { host }: DeploymentUrl,
  { setting, wanted }: MalformedSetting,
): NotPrepared {
  return wanted === "texts"
    ? new NotPrepared(
        l10n.t("Nothing was sent to {0}: the setting {1} isn't a list of strings.", host, setting),
        l10n.t('Enter the program and each argument as a separate string: ["program", "argument"].'),
        setting,
      )
    : new NotPrepared(
        l10n.t("Nothing was sent to {0}: the setting {1} isn't a string.", host, setting),
        l10n.t("Enter the absolute path of one file as a string, in quotes."),
        setting,
      );
}
