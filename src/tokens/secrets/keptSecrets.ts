import type { ApiKey } from "../../coder/api/answers";
import type { CoderApi } from "../../coder/api/api";
import type { DeploymentHref, DeploymentUrl } from "../../coder/api/deployment";
import { isOfKind } from "../../coder/errors/isOfKind";
import type { Secret } from "../../core/token/secret";
import type { TokenId } from "../../core/token/tokenText";
import type { SecretKind, SecretStore } from "../../platform/keyring/secretStore";
import { recordIdOf } from "../durable/recordId";
import { keptSchema, type KeptSecret } from "./keptSecret";

/** Named by deployment and id; those of earlier versions by the id alone. */
const kind: SecretKind<KeptSecret> = { prefix: "kept:", schema: keptSchema };

/**
 * Secrets of tokens that a person chose to keep. Each is forgotten with its token, and at the sign-out. Another deployment
 * may list a token of the same id: whose a secret is, is compared before it is given.
 */
export class KeptSecrets {
  readonly #store: SecretStore;

  constructor(store: SecretStore) {
    this.#store = store;
  }

  /** @throws KeyringFailed */
  async keep(secret: KeptSecret): Promise<void> {
    await this.#store.write(kind, recordIdOf(secret.deployment, secret.tokenId), secret);
  }

  /** @returns the secret of a token of a deployment, if it was kept. @throws KeyringFailed */
  async get(deployment: DeploymentHref, tokenId: TokenId): Promise<KeptSecret | undefined> {
    for (const name of namesOf(deployment, tokenId)) {
      const kept = await this.#store.read(kind, name);
      if (kept?.deployment === deployment && kept.tokenId === tokenId) return kept;
    }
    return undefined;
  }

  /** @returns the kept secrets of a deployment, by name. @throws KeyringFailed */
  async list(href: DeploymentHref): Promise<KeptSecret[]> {
    const names = await this.#store.names(kind);
    const secrets = await Promise.all(names.map((name) => this.#store.read(kind, name)));
    const ofIt = secrets
      .filter((secret) => secret !== undefined)
      .filter(({ deployment }) => deployment === href);
    return [...new Map(ofIt.map((secret) => [secret.tokenId, secret])).values()].sort((a, b) =>
      a.name.localeCompare(b.name),
    );
  }

  /** Forgets the secret of a token of a deployment, and no other's. @throws KeyringFailed */
  async forget(deployment: DeploymentHref, tokenId: TokenId): Promise<void> {
    for (const name of namesOf(deployment, tokenId)) {
      const kept = await this.#store.read(kind, name);
      if (kept?.deployment === deployment && kept.tokenId === tokenId) await this.#store.remove(kind, name);
    }
  }

  /** @throws KeyringFailed */
  async forgetAllOf(href: DeploymentHref): Promise<void> {
    for (const { tokenId } of await this.list(href)) await this.forget(href, tokenId);
  }

  /**
   * Forgets the secrets of tokens that ended. One that a list no longer shows is asked itself, since a list may also be
   * empty because the session may not see it.
   * @param deployment where the tokens are.
   * @param tokens the list that its server gave.
   * @param clientOf makes the client of a token.
   * @param now the time to compare with.
   * @throws KeyringFailed
   */
  async forgetEnded(
    deployment: DeploymentUrl,
    tokens: readonly ApiKey[],
    clientOf: (secret: Secret) => CoderApi,
    now: Date,
  ): Promise<void> {
    for (const { tokenId, secret } of await this.list(deployment.href)) {
      const key = tokens.find(({ id }) => id === tokenId);
      const isOver = key ? key.expiresAt <= now : await isRefused(clientOf(secret));
      if (isOver) await this.forget(deployment.href, tokenId);
    }
  }
}

function namesOf(deployment: DeploymentHref, tokenId: TokenId): readonly string[] {
  return [recordIdOf(deployment, tokenId), tokenId];
}

async function isRefused(client: CoderApi): Promise<boolean> {
  try {
    await client.checkPermissions({});
    return false;
  } catch (error) {
    return isOfKind(error, "unauthorized");
  } finally {
    client.dispose();
  }
}
