import * as l10n from "@vscode/l10n";
import type { DeploymentUrl } from "../../coder/api/deployment";
import type { Explained } from "../../platform/errors";
import type { Probe } from "../../session/deployments/probe";
import { isCertificateFault } from "../../session/network/certificateFault";
import { environmentSession } from "../../session/ways/environmentSession";
import type { AddressState } from "./contract";

/**
 * Describes briefly what a deployment supports.
 * @param deployment the deployment that answered.
 * @param probe its answer.
 * @param environment the environment of VS Code's process, which may contain a session of this deployment.
 * @returns the state of a valid address.
 */
export function addressFacts(
  deployment: DeploymentUrl,
  { version, features, takesPassword }: Probe,
  environment: NodeJS.ProcessEnv,
): AddressState {
  return {
    kind: "good",
    host: deployment.host,
    signInPage: signInPage(deployment).replace(/^https?:\/\//, ""),
    ways: {
      password: takesPassword,
      environment: environmentSession(deployment, environment) !== undefined,
    },
    version: version.replace(/\+.*$/, ""),
    facts: [...(features.scopes ? [] : [l10n.t("doesn't support scopes: tokens have full access")])],
    more: features.scopes ? l10n.t("Supports scoped tokens") : undefined,
    warning:
      deployment.scheme === "http" && !deployment.isLoopback
        ? l10n.t(
            "The connection to {0} isn't encrypted. Others on the network can read your token.",
            deployment.host,
          )
        : undefined,
  };
}

/**
 * Explains why no Coder server was found at an address.
 * @param error what the probe threw.
 * @param explained its message and the steps that may help.
 * @returns the state of an invalid address.
 */
export function badAddress(error: unknown, { message, steps }: Explained): AddressState {
  const canTrust = isCertificateFault(error);
  return {
    kind: "bad",
    sentence: message,
    canRetry: true,
    canTrust,
    steps: steps.map(({ title }) => title),
  };
}

/**
 * Returns the address of the page that creates a session key and shows it.
 * @param deployment the deployment.
 * @returns its address.
 */
export function signInPage(deployment: DeploymentUrl): string {
  return `${deployment.href}/cli-auth`;
}
