import * as vscode from "vscode";
import type { DeploymentUrl } from "../../coder";
import type { Probe } from "../../session/probe";
import type { AddressState } from "./contract";

/**
 * Says in short words what a deployment supports.
 * @param deployment the deployment that answered.
 * @param probe what it answered.
 * @returns the state of a good address.
 */
export function addressFacts(deployment: DeploymentUrl, { version, features }: Probe): AddressState {
  return {
    kind: "good",
    host: deployment.host,
    signInPage: `${deployment.host}${new URL(deployment.href).pathname.replace(/\/$/, "")}/cli-auth`,
    version: version.replace(/\+.*$/, ""),
    facts: [
      features.scopes ? vscode.l10n.t("scopes") : vscode.l10n.t("no scopes: tokens have full access"),
      ...(features.allowLists ? [vscode.l10n.t("allow lists")] : []),
      ...(features.expire ? [vscode.l10n.t("expire")] : []),
    ],
    warning:
      deployment.scheme === "http" && !deployment.isLoopback
        ? vscode.l10n.t("{0} is not encrypted: others on the network can read your token.", deployment.host)
        : undefined,
  };
}
