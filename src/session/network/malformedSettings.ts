import * as l10n from "@vscode/l10n";
import type { DeploymentUrl } from "../../coder/api/deployment";
import { NotPrepared } from "../../coder/errors/notPrepared";
import type { MalformedSetting } from "./networkSettings";

/**
 * Says that a setting of the network is of no use as it was written. Nothing is sent then: a request without what it was
 * to bring would show what the person wanted to hide, or would fail with a reason that misleads.
 * @param deployment whom it was needed for.
 * @param malformed the setting and what it is to be; its value is not told.
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
