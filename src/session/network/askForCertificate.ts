import * as l10n from "@vscode/l10n";
import type { DeploymentUrl } from "../../coder/api/deployment";
import type { Unreachable } from "../../coder/errors/unreachable";
import { confirm } from "../../platform/shown/notify";

/**
 * Asks whether to connect although the certificate is at fault. The question names the deployment, the fault and the
 * certificate.
 * @param deployment where the person wants to go.
 * @param fault what the connection failed with.
 * @param fingerprint SHA-256 of the certificate that was shown.
 * @param before the fingerprint of the one that the person accepted before.
 * @returns whether they agreed; nothing is noted yet.
 */
export async function askForCertificate(
  { host }: DeploymentUrl,
  fault: Unreachable,
  fingerprint: string,
  before: string | undefined,
): Promise<boolean> {
  return confirm(
    l10n.t("Connect to {0} without verifying its certificate?", host),
    [
      fault.message,
      l10n.t("Someone on the network could impersonate {0}, read your session, and act as you.", host),
      ...(before === undefined || before === fingerprint
        ? []
        : [l10n.t("This isn't the certificate that you accepted before.")]),
      l10n.t("SHA-256 fingerprint: {0}", fingerprint),
    ],
    l10n.t("Continue"),
  );
}
