import * as z from "zod/mini";
import type { DeploymentHref } from "../../coder/api/deployment";
import type { Secret } from "../../core/token/secret";
import { keptSecret } from "../../platform/keyring/keptSecret";
import type { SecretKind, SecretStore } from "../../platform/keyring/secretStore";
import { sessionOrigins, type SessionRecord } from "./sessionRecord";

/**
 * A field that is added later is optional, so that records of earlier versions stay readable; a breaking change raises
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

/** One secret per deployment: windows that sign in to different ones never overwrite each other. */
export const sessionSecret: SecretKind<SessionRecord> = {
  prefix: "session:",
  schema: sessionRecordSchema,
};

/**
 * The sessions in VS Code's secret storage, at most one for each deployment. Changes of one window to one deployment come
 * one after the other, so that what was read is still there when it is acted upon.
 */
export class SessionRecords {
  readonly #store: SecretStore;
  readonly #last = new Map<DeploymentHref, Promise<unknown>>();

  constructor(store: SecretStore) {
    this.#store = store;
  }

  /** @returns the addresses of the deployments that have one. @throws KeyringFailed */
  async hrefs(): Promise<DeploymentHref[]> {
    return this.#store.names(sessionSecret);
  }

  /** @throws KeyringFailed */
  async read(href: DeploymentHref): Promise<SessionRecord | undefined> {
    return this.#store.read(sessionSecret, href);
  }

  /** Writes a session in place of whichever was there. @throws KeyringFailed when it is not kept. */
  async write(href: DeploymentHref, record: SessionRecord): Promise<void> {
    await this.#store.writeSurely(sessionSecret, href, record);
  }

  /**
   * Removes a session if it is still the one that is kept, and not one that another window or a later sign-in wrote.
   * @param session the key.
   * @returns whether nothing is kept for the deployment now.
   * @throws KeyringFailed
   */
  async removeIf(href: DeploymentHref, session: Secret): Promise<boolean> {
    const kept = await this.read(href);
    if (kept !== undefined && !kept.session.equals(session)) return false;
    await this.#store.remove(sessionSecret, href);
    return true;
  }

  /**
   * Does something with the record of a deployment once whatever was begun before is done.
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

  /** Tells that the session of a deployment changed, in this window or another. */
  onDidChange(listener: (href: DeploymentHref) => void): { dispose(): unknown } {
    return this.#store.onDidChange(sessionSecret, listener);
  }

  /** Tells that the keyring answered after it had been given up. */
  onDidAnswerLate(listener: () => void): { dispose(): unknown } {
    return this.#store.onDidAnswerLate(listener);
  }
}
