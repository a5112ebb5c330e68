import type { ApiKey } from "../../coder/api/answers";
import type { DeploymentHref } from "../../coder/api/deployment";
import type { Log } from "../../platform/log";
import type { DurableRecords } from "../durable/durableRecords";
import { KnownRecords } from "../durable/knownRecords";
import type { LoadedTokens } from "../list/loadedTokens";
import { wouldList } from "../list/wouldList";
import { lastUse } from "./lastUse";
import type { ProofRecord } from "./proofRecord";
import type { Proved, SecretAtHand } from "./proved";
import type { ProvingParts } from "./proveSecret";

/** A list was asked for before that, in ms: it lacks what was made and proved while it was read. */
const longestReading = 10 * 60_000;

/** The last proof of each token, kept until the token is gone. */
export class Proofs extends KnownRecords<ProofRecord> {
  readonly #parts: ProvingParts;
  readonly #log: Pick<Log, "warn">;

  constructor(records: DurableRecords<ProofRecord>, parts: ProvingParts, log: Pick<Log, "warn">) {
    super(records);
    this.#parts = parts;
    this.#log = log;
  }

  /** Proves a token and stores the result; see `proveSecret`. Failing to store it is only logged. */
  async prove(token: SecretAtHand, signal?: AbortSignal): Promise<Proved> {
    const { proveSecret } = await import("./proveSecret");
    const proved = await proveSecret(this.#parts, token, signal);
    const { key, proof, at } = proved;
    const { deployment, tokenId } = token;
    const usedBefore = lastUse(key, this.of(deployment, tokenId))?.toISOString();
    try {
      await this.add({
        version: 1,
        tokenId,
        deployment,
        ownerId: key.userId,
        provedAt: at.toISOString(),
        ...(usedBefore === undefined ? {} : { usedBefore }),
        expiresAt: key.expiresAt.toISOString(),
        proof,
      });
    } catch (error) {
      this.#log.warn(`The proof of ${tokenId} could not be kept: ${String(error)}`);
    }
    return proved;
  }

  /** Returns a token with its last use, not counting its proof; see `lastUse`. */
  asUsed(href: DeploymentHref, key: ApiKey): ApiKey {
    const proof = this.of(href, key.id);
    return proof ? { ...key, lastUsed: lastUse(key, proof) } : key;
  }

  /**
   * Forgets the proofs of tokens that are no longer listed and have expired, or were deleted. A live token missing from the
   * list may only mean that the session may not see it, or that the token is newer than the list.
   * @param loaded a list that the server has just sent.
   * @param now the time to compare with.
   * @throws NotWritten
   */
  async forgetEnded(loaded: LoadedTokens, now: Date): Promise<void> {
    await this.reload();
    const listed = new Set(loaded.tokens.map(({ id }) => id));
    const { href } = loaded.session.deployment;
    for (const { deployment, ownerId, tokenId, expiresAt, provedAt } of this.all) {
      if (deployment !== href || listed.has(tokenId)) continue;
      const isDeleted =
        ownerId !== undefined && wouldList(loaded, ownerId) && +now - Date.parse(provedAt) > longestReading;
      if (isDeleted || new Date(expiresAt) < now) await this.remove(href, tokenId);
    }
  }

  /** Forgets all proofs of a deployment's tokens. @throws NotWritten */
  async forgetAllOf(href: DeploymentHref): Promise<void> {
    await this.reload();
    for (const { deployment, tokenId } of this.all) if (deployment === href) await this.remove(href, tokenId);
  }
}
