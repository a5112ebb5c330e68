import type { ApiKey } from "../../coder/api/answers";
import type { CoderApi } from "../../coder/api/api";
import type { DeploymentHref, DeploymentUrl } from "../../coder/api/deployment";
import { isOfKind } from "../../coder/errors/isOfKind";
import type { Secret } from "../../core/token/secret";
import type { TokenId } from "../../core/token/tokenText";
import type { SecretKind, SecretStore } from "../../platform/keyring/secretStore";
import { recordIdOf } from "../durable/recordId";
import { keptSchema, type KeptSecret } from "./keptSecret";

/** Named by deployment and ID; those of earlier versions by the ID alone. */
const kind: SecretKind<KeptSecret> = { prefix: "kept:", schema: keptSchema };

/**
 * Token secrets that a person chose to save. Each is forgotten with its token, and on signing out. Another
 * deployment may list a token with the same ID, so we compare the owner of a secret before returning it.
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

  /** @returns the secret of a deployment's token, if it was saved. @throws KeyringFailed */
  async get(deployment: DeploymentHref, tokenId: TokenId): Promise<KeptSecret | undefined> {
    for (const name of namesOf(deployment, tokenId)) {
      const kept = await this.#store.read(kind, name);
      if (kept?.deployment === deployment && kept.tokenId === tokenId) return kept;
    }
    return undefined;
  }

  /** @returns the saved secrets of a deployment, by name. @throws KeyringFailed */
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

  /** Forgets the secret of a deployment's token, and no other's. @throws KeyringFailed */
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
   * Forgets the secrets of tokens that ended. We ask about a token that is no longer listed with the token
   * itself, since a list may also be empty because the session may not see it.
   * @param deployment the deployment of the tokens.
   * @param tokens the list that its server returned.
   * @param clientOf creates a token's client.
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
