import * as vscode from "vscode";
import { CoderError, type DeploymentUrl, Unreachable, type UnreachableCause } from "../../coder";
import { confirm } from "../../platform/notify";

const key = "insecureDeployments";

/** Faults of a server's certificate: the connection would be encrypted, but with nobody knows whom. */
const certificateFaults = new Set<UnreachableCause>([
  "selfSigned",
  "untrusted",
  "expired",
  "wrongHost",
  "incompleteChain",
]);

/**
 * The deployments whose certificate is not checked. It is no setting: each came in by a yes that named it, on this
 * machine, and goes with `forget`.
 */
export class InsecureDeployments {
  readonly #memory: vscode.Memento;

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
  }

  /** @returns whether the person agreed to connect to this deployment without a check of its certificate. */
  isAllowed({ href }: DeploymentUrl): boolean {
    return this.list().includes(href);
  }

  /** @returns the addresses of all such deployments. */
  list(): readonly string[] {
    const stored: unknown = this.#memory.get(key);
    return Array.isArray(stored) ? stored.filter((href) => typeof href === "string") : [];
  }

  /** Notes a yes. Only after `askForInsecure`. */
  async allow({ href }: DeploymentUrl): Promise<void> {
    await this.#memory.update(key, [...new Set([...this.list(), href])]);
  }

  /** Takes a yes back; the next request checks the certificate again. */
  async forget({ href }: DeploymentUrl): Promise<void> {
    const others = this.list().filter((other) => other !== href);
    await this.#memory.update(key, others.length === 0 ? undefined : others);
  }
}

/**
 * Whether a failure is a fault of the server's certificate, which a person may decide to live with.
 * @param error anything thrown.
 */
export function isCertificateFault(error: unknown): error is Unreachable {
  return error instanceof CoderError && error instanceof Unreachable && certificateFaults.has(error.cause);
}

/**
 * Asks whether to connect although the certificate is at fault. The question names the deployment and the fault.
 * @param deployment where the person wants to go.
 * @param fault what the connection failed with.
 * @returns whether they agreed; nothing is noted yet.
 */
export async function askForInsecure(deployment: DeploymentUrl, fault: Unreachable): Promise<boolean> {
  const { host } = deployment;
  return confirm(
    vscode.l10n.t("Connect to {0} without checking its certificate?", host),
    vscode.l10n.t(
      "{0} Somebody on the network could pretend to be {1}, read your session and act as you.",
      fault.message,
      host,
    ),
    vscode.l10n.t("Connect Unchecked"),
  );
}
