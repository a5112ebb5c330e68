import type { ClientFactory } from "../../coder/api/api";
import type { DeploymentUrl } from "../../coder/api/deployment";
import { askWhoIsThere } from "./probe";

/**
 * The deployments at which a Coder server has answered without a session. Everything that sends a secret to
 * an address for the first time checks here first: a mistyped address, a network's sign-in page or a link
 * must never receive one.
 */
export class AnsweredDeployments {
  readonly #hrefs = new Set<string>();
  readonly #makeClient: ClientFactory;

  /** @param makeClient creates a client; called for one without a session. */
  constructor(makeClient: ClientFactory) {
    this.#makeClient = makeClient;
  }

  /** Records that a Coder server answered at an address. */
  note({ href }: DeploymentUrl): void {
    this.#hrefs.add(href);
  }

  /** Records that nothing, or something else, answers there now. */
  forget({ href }: DeploymentUrl): void {
    this.#hrefs.delete(href);
  }

  /**
   * Makes sure that a Coder server answers at an address: asks it without a session unless it has answered
   * before.
   * @param signal cancels.
   * @throws CoderError if none does, or if a workspace proxy does; nothing secret may be sent there then.
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
