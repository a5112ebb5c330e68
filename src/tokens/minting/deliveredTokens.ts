import * as z from "zod/mini";
import type { DeploymentHref } from "../../coder/api/deployment";
import type { TokenId } from "../../core/token/tokenText";
import type { DurableRecords } from "../durable/durableRecords";
import { recordIdOf } from "../durable/recordId";
import { hrefSchema, tokenIdSchema } from "../key/tokenRequest";

export const deliveredSchema = z.object({
  version: z.literal(1),
  /** The normalised URL of the deployment. */
  deployment: hrefSchema,
  tokenId: tokenIdSchema,
  /** ISO 8601. */
  at: z.string(),
});

export type Delivered = Readonly<z.infer<typeof deliveredSchema>>;

/** We look after intents for less time than this, so nobody asks any more. In ms. */
const rememberedFor = 30 * 24 * 3_600_000;

/** Tokens whose secrets people have: they are not lost, whatever else of their creation is missing. */
export class DeliveredTokens {
  readonly #records: DurableRecords<Delivered>;

  constructor(records: DurableRecords<Delivered>) {
    this.#records = records;
  }

  /** @throws NotWritten */
  async add(deployment: DeploymentHref, tokenId: TokenId): Promise<void> {
    const at = new Date().toISOString();
    await this.#records.write(recordIdOf(deployment, tokenId), { version: 1, deployment, tokenId, at });
  }

  /** Whether the secret of a token was delivered. */
  async has(deployment: DeploymentHref, tokenId: TokenId): Promise<boolean> {
    const found = await this.#records.read(recordIdOf(deployment, tokenId));
    return found?.deployment === deployment && found.tokenId === tokenId;
  }

  /** Forgets old entries. @param now ms since 1970. @throws NotWritten */
  async forgetOld(now: number): Promise<void> {
    for (const { deployment, tokenId, at } of await this.#records.list())
      if (now - Date.parse(at) > rememberedFor) await this.#records.remove(recordIdOf(deployment, tokenId));
  }
}
