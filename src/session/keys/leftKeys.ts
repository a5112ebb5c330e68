import type { UserId } from "../../coder/api/answers";
import type { ClientFactory } from "../../coder/api/api";
import type { DeploymentUrl } from "../../coder/api/deployment";
import type { Log } from "../../platform/log";
import { Signal } from "../../platform/signal";
import type { EndedSessions } from "./endedSessions";
import type { KeyLeft } from "./leftKey";
import type { EndingKey } from "./revokeSession";

/** Signing in waits at most this long for an old key to be deleted, ms. */
const patience = 2_000;

/** Deletes keys that are no longer used here, and reports the result for each. */
export class LeftKeys {
  readonly #left = new Signal<KeyLeft>();
  readonly #makeClient: ClientFactory;
  readonly #ended: EndedSessions;
  readonly #log: Log;

  /** Fires when a key was dropped although nobody signed out: the person must learn what stays valid. */
  readonly onDidLeave = this.#left.listen;

  /**
   * @param makeClient creates the client that deletes a key.
   * @param ended records the sessions that are over.
   * @param log receives the result for each key.
   */
  constructor(makeClient: ClientFactory, ended: EndedSessions, log: Log) {
    this.#makeClient = makeClient;
    this.#ended = ended;
    this.#log = log;
  }

  /** Deletes a key on the server by its id; see revokeSession.ts. */
  async revoke(deployment: DeploymentUrl, key: EndingKey, signal?: AbortSignal): Promise<KeyLeft["outcome"]> {
    const { revokeSession } = await import("./comingAndGoing");
    return revokeSession(deployment, key, this.#makeClient, signal);
  }

  /** Deletes keys of a deployment; slow requests continue in the background. Never throws. */
  async leave(
    deployment: DeploymentUrl,
    keys: readonly (EndingKey & { readonly userId: UserId })[],
    why: KeyLeft["why"],
  ): Promise<void> {
    const leaving = keys.map(async (key) => {
      try {
        if (why === "replaced") await this.#ended.add(key.session);
        const outcome = await this.revoke(deployment, key);
        this.#log.info(`A key at ${deployment.href} is ${why}; it was ${outcome.kind}.`);
        this.#left.tell({ deployment, why, userId: key.userId || undefined, outcome });
      } catch (error) {
        this.#log.error(`A key at ${deployment.href} could not be left`, error);
      }
    });
    await Promise.race([
      Promise.all(leaving),
      new Promise((resolve) => setTimeout(resolve, patience).unref()),
    ]);
  }

  dispose(): void {
    this.#left.dispose();
  }
}
