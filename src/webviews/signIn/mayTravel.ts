import * as l10n from "@vscode/l10n";
import type { DeploymentUrl } from "../../coder/api/deployment";
import { confirm } from "../../platform/shown/notify";

/**
 * Asks before a key or a password crosses a network unencrypted.
 * @param deployment the destination.
 * @returns whether it may; immediately true for https and for this machine.
 */
export async function mayTravel({ scheme, isLoopback, host }: DeploymentUrl): Promise<boolean> {
  if (scheme === "https" || isLoopback) return true;
  return confirm(
    l10n.t("Sign in to {0} without encryption?", host),
    l10n.t("The address starts with http://. Others on the network can read what you send and act as you."),
    l10n.t("Sign In Unencrypted"),
  );
}
