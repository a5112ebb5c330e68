import * as l10n from "@vscode/l10n";
import type { DeploymentUrl } from "../../coder/api/deployment";
import type { Explained } from "../../platform/errors";
import type { Probe } from "../../session/deployments/probe";
import { isCertificateFault } from "../../session/network/certificateFault";
import { environmentSession } from "../../session/ways/environmentSession";
import type { AddressState } from "./contract";

/**
 * Says in short words what a deployment supports.
 * @param deployment the deployment that answered.
 * @param probe what it answered.
 * @param environment the environment of VS Code's process, which may hold a session of this deployment.
 * @returns the state of a good address.
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
 * Says why no Coder server was found at an address.
 * @param error what the probe threw.
 * @param explained its sentence and the steps that may help.
 * @returns the state of a bad address.
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
 * The page that makes a session key and shows it.
 * @param deployment the deployment.
 * @returns its address.
 */
export function signInPage(deployment: DeploymentUrl): string {
  return `${deployment.href}/cli-auth`;
}
