import type * as vscode from "vscode";
import * as z from "zod/mini";
import type { DeploymentUrl } from "../../coder/api/deployment";

const key = "acceptedCertificates";

/** The fingerprint by the address of the deployment. */
const storedSchema = z.record(z.string(), z.string());

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
