import type * as vscode from "vscode";
import * as z from "zod/mini";
import type { DeploymentUrl } from "../../coder/api/deployment";

const key = "acceptedCertificates";

/** Fingerprints by deployment address. */
const storedSchema = z.record(z.string(), z.string());

/**
 * The certificates that the person accepted although their check fails. This is no setting: each entry comes
 * from a confirmation on this machine that named the deployment and the certificate, and `forget` removes it.
 * A different certificate needs its own confirmation.
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

  /** Records a confirmation; call it only after `askForCertificate`. */
  async accept({ href }: DeploymentUrl, fingerprint: string): Promise<void> {
    await this.#memory.update(key, { ...this.#all(), [href]: fingerprint });
  }

  /** Withdraws a confirmation; the next request checks the certificate again. */
  async forget({ href }: DeploymentUrl): Promise<void> {
    const others = Object.entries(this.#all()).filter(([other]) => other !== href);
    await this.#memory.update(key, others.length === 0 ? undefined : Object.fromEntries(others));
  }

  #all(): Record<string, string> {
    const parsed = storedSchema.safeParse(this.#memory.get(key));
    return parsed.success ? parsed.data : {};
  }
}
