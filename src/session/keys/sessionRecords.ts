import * as z from "zod/mini";
import type { DeploymentHref } from "../../coder/api/deployment";
import type { Secret } from "../../core/token/secret";
import { keptSecret } from "../../platform/keyring/keptSecret";
import type { SecretKind, SecretStore } from "../../platform/keyring/secretStore";
import { sessionOrigins, type SessionRecord } from "./sessionRecord";

/**
 * New fields are optional, so that records of earlier versions stay readable; a breaking change raises
 * `version`.
 */
const sessionRecordSchema = z.object({
  version: z.literal(1),
  session: keptSecret,
  userId: z.string(),
  username: z.string(),
  origin: z.enum(sessionOrigins),
  signedInAt: z.string(),
  expiresAt: z.optional(z.string()),
  lifetimeSeconds: z.optional(z.number()),
});

/** One secret per deployment, so that windows that sign in to different ones never overwrite each other. */
export const sessionSecret: SecretKind<SessionRecord> = {
  prefix: "session:",
  schema: sessionRecordSchema,
};

/**
 * The sessions in VS Code's secret storage, at most one per deployment. Changes that this window makes to one
 * deployment run one at a time, so that what was read still holds when it is acted upon.
 */
export class SessionRecords {
  readonly #store: SecretStore;
  readonly #last = new Map<DeploymentHref, Promise<unknown>>();

  constructor(store: SecretStore) {
    this.#store = store;
  }

  /** @returns the addresses of the deployments that have a session. @throws KeyringFailed */
  async hrefs(): Promise<DeploymentHref[]> {
    return this.#store.names(sessionSecret);
  }

  /** @throws KeyringFailed */
  async read(href: DeploymentHref): Promise<SessionRecord | undefined> {
    return this.#store.read(sessionSecret, href);
  }

  /** Stores a session, replacing any other. @throws KeyringFailed if it could not be stored. */
  async write(href: DeploymentHref, record: SessionRecord): Promise<void> {
    await this.#store.writeSurely(sessionSecret, href, record);
  }

  /**
   * Removes a session if it is still the stored one; leaves a session that another window or a later sign-in
   * wrote.
   * @param session the key.
   * @returns whether nothing is stored for the deployment now.
   * @throws KeyringFailed
   */
  async removeIf(href: DeploymentHref, session: Secret): Promise<boolean> {
    const kept = await this.read(href);
    if (kept !== undefined && !kept.session.equals(session)) return false;
    await this.#store.remove(sessionSecret, href);
    return true;
  }

  /**
   * Runs work on the record of a deployment after all earlier work on it has finished.
   * @param work reads, decides and writes.
   */
  async inTurn<T>(href: DeploymentHref, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(href) ?? Promise.resolve();
    const working = before.then(work);
    const settled = working.catch(() => undefined);
    this.#last.set(href, settled);
    try {
      return await working;
    } finally {
      if (this.#last.get(href) === settled) this.#last.delete(href);
    }
  }

  /** Fires when the session of a deployment changes, in this window or another. */
  onDidChange(listener: (href: DeploymentHref) => void): { dispose(): unknown } {
    return this.#store.onDidChange(sessionSecret, listener);
  }

  /** Fires when the keyring answers after we had stopped waiting for it. */
  onDidAnswerLate(listener: () => void): { dispose(): unknown } {
    return this.#store.onDidAnswerLate(listener);
  }
}
