import * as l10n from "@vscode/l10n";
import type * as vscode from "vscode";
import * as z from "zod/mini";
import type { DeploymentUrl } from "../../coder/api/deployment";
import { CoderError } from "../../coder/errors/coderError";
import { isOfKind } from "../../coder/errors/isOfKind";
import type { Unreachable, UnreachableCause } from "../../coder/errors/unreachable";
import { confirm } from "../../platform/shown/notify";

const key = "acceptedCertificates";

/** The fingerprint by the address of the deployment. */
const storedSchema = z.record(z.string(), z.string());

/** Faults of a server's certificate: the connection would be encrypted, but with nobody knows whom. */
const certificateFaults = new Set<UnreachableCause>([
  "selfSigned",
  "untrusted",
  "expired",
  "wrongHost",
  "incompleteChain",
]);

/**
 * The certificates that are accepted although their check fails. It is no setting: each came in by a yes that named the
 * deployment and the certificate, on this machine, and goes with `forget`. Another certificate needs a yes of its own.
 */
export class AcceptedCertificates {
  readonly #memory: vscode.Memento;

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
  }

  /** @returns the SHA-256 fingerprint of the certificate that the person accepted for a deployment. */
  of({ href }: DeploymentUrl): string | undefined {
    return this.#all()[href];
  }

  /** Notes a yes. Only after `askForCertificate`. */
  async accept({ href }: DeploymentUrl, fingerprint: string): Promise<void> {
    await this.#memory.update(key, { ...this.#all(), [href]: fingerprint });
  }

  /** Takes a yes back; the next request checks the certificate again. */
  async forget({ href }: DeploymentUrl): Promise<void> {
    const others = Object.entries(this.#all()).filter(([other]) => other !== href);
    await this.#memory.update(key, others.length === 0 ? undefined : Object.fromEntries(others));
  }

  #all(): Record<string, string> {
    const parsed = storedSchema.safeParse(this.#memory.get(key));
    return parsed.success ? parsed.data : {};
  }
}

/**
 * Whether a failure is a fault of the server's certificate, which a person may decide to live with.
 * @param error anything thrown.
 */
export function isCertificateFault(error: unknown): error is Unreachable {
  return error instanceof CoderError && isOfKind(error, "unreachable") && certificateFaults.has(error.cause);
}

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
