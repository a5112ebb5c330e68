import * as z from "zod/mini";
import type { SecretKind, SecretStore } from "../platform/secretStore";

const waitingSecretSchema = z.object({
  version: z.literal(1),
  /** The id of the intent it came from. */
  id: z.string(),
  /** The normalised URL of the deployment. */
  deployment: z.string(),
  username: z.string(),
  name: z.string(),
  tokenId: z.string(),
  /** The whole text `<id>-<secret>`. */
  secret: z.string(),
  /** ISO 8601. */
  mintedAt: z.string(),
  /** One sentence on what the token can do. */
  summary: z.string(),
  /** ISO 8601, once the token was read back and is as it was asked for. */
  confirmedUntil: z.optional(z.string()),
});

/** A minted secret that the person has not confirmed to have. */
export type WaitingSecret = z.infer<typeof waitingSecretSchema>;

const waiting: SecretKind<WaitingSecret> = { prefix: "waiting:", schema: waitingSecretSchema };

/** Keeps minted secrets until the person has them: through reloads, crashes and closed windows. */
export class Vault {
  constructor(private readonly store: SecretStore) {}

  /**
   * Puts a secret in, before it is shown to anybody.
   * @throws whatever the keyring throws.
   */
  async put(secret: WaitingSecret): Promise<void> {
    await this.store.write(waiting, secret.id, secret);
  }

  /** @returns the secret of an intent, or undefined when it was delivered. */
  async get(id: string): Promise<WaitingSecret | undefined> {
    return this.store.read(waiting, id);
  }

  /** @returns every secret that waits, oldest first. */
  async list(): Promise<WaitingSecret[]> {
    const names = await this.store.names(waiting);
    const secrets = await Promise.all(names.map((name) => this.get(name)));
    return secrets
      .filter((secret) => secret !== undefined)
      .sort((a, b) => a.mintedAt.localeCompare(b.mintedAt));
  }

  /** Forgets a secret. */
  async remove(id: string): Promise<void> {
    await this.store.remove(waiting, id);
  }

  /** Tells that a secret was put in or taken out, in this window or another. */
  onDidChange(listener: () => void): { dispose(): void } {
    return this.store.onDidChange(waiting, listener);
  }
}
