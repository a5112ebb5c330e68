import type { ClientFactory } from "../../coder/api/api";
import type { DeploymentUrl } from "../../coder/api/deployment";
import { askWhoIsThere } from "./probe";

/**
 * The deployments at which a Coder server has answered without a session. Whatever sends a secret to an address for the
 * first time asks here before: a mistyped address, a page of the network or a link must never receive one.
 */
export class AnsweredDeployments {
  readonly #hrefs = new Set<string>();
  readonly #makeClient: ClientFactory;

  /** @param makeClient makes a client; it is asked for one without a session. */
  constructor(makeClient: ClientFactory) {
    this.#makeClient = makeClient;
  }

  /** Takes note that a Coder server answered at an address. */
  note({ href }: DeploymentUrl): void {
    this.#hrefs.add(href);
  }

  /** Takes note that something else answers there now, or nothing. */
  forget({ href }: DeploymentUrl): void {
    this.#hrefs.delete(href);
  }

  /**
   * Makes sure that a Coder server answers at an address, asking it without a session unless it has answered before.
   * @param signal cancels.
   * @throws CoderError when none does, or a workspace proxy does; then nothing secret may be sent there.
   */
  async ensure(deployment: DeploymentUrl, signal?: AbortSignal): Promise<void> {
    if (this.#hrefs.has(deployment.href)) return;
    const client = this.#makeClient(deployment);
    try {
      await askWhoIsThere(client, signal);
      this.note(deployment);
    } finally {
      client.dispose();
    }
  }
}
