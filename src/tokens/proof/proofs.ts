import type { ApiKey } from "../../coder/api/answers";
import type { DeploymentHref } from "../../coder/api/deployment";
import type { Log } from "../../platform/log";
import type { DurableRecords } from "../durable/durableRecords";
import { KnownRecords } from "../durable/knownRecords";
import { lastUse } from "./lastUse";
import type { ProofRecord } from "./proofRecord";
import type { Proved, SecretAtHand } from "./proved";
import type { ProvingParts } from "./proveSecret";

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
   * Forgets the proofs of tokens of a deployment that have ended and are no longer listed. A live token
   * missing from the list may only mean that the session may not see it.
   * @param now the time to compare with; if omitted, all are forgotten.
   * @throws NotWritten
   */
  async forgetEnded(href: DeploymentHref, tokens: readonly ApiKey[], now?: Date): Promise<void> {
    await this.reload();
    const listed = new Set(tokens.map(({ id }) => id));
    for (const { deployment, tokenId, expiresAt } of this.all) {
      const isOver = !now || new Date(expiresAt) < now;
      if (deployment === href && isOver && !listed.has(tokenId)) await this.remove(href, tokenId);
    }
  }
}
