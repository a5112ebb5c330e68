import type { UserId } from "../../coder/api/answers";
import type { ClientFactory } from "../../coder/api/api";
import type { DeploymentUrl } from "../../coder/api/deployment";
import type { Log } from "../../platform/log";
import { Signal } from "../../platform/signal";
import type { EndedSessions } from "./endedSessions";
import type { KeyLeft } from "./leftKey";
import type { EndingKey } from "./revokeSession";

/** Whoever signs in does not wait longer than this for an old key to be deleted, ms. */
const patience = 2_000;

/** Deletes keys that are no longer used here, and tells what became of each. */
export class LeftKeys {
  readonly #left = new Signal<KeyLeft>();
  readonly #makeClient: ClientFactory;
  readonly #ended: EndedSessions;
  readonly #log: Log;

  /** Fires when a key was left that nobody signed out of: what stays valid has to be told. */
  readonly onDidLeave = this.#left.listen;

  /**
   * @param makeClient makes the client that deletes a key.
   * @param ended where sessions are noted that are over.
   * @param log told what became of each key.
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

  /** Deletes keys of a deployment; what takes long goes on by itself. It never throws. */
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
