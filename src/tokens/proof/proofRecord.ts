import * as z from "zod/mini";
import { hrefSchema, tokenIdSchema, userIdSchema } from "../key/tokenRequest";
import { type Proof, proofAnswers } from "./proof";

const texts = z.array(z.string());

/** The last proof of a token, stored with its other records. Contains no secret. */
export const proofRecordSchema = z.object({
  version: z.literal(1),
  /** Also names the record. */
  tokenId: tokenIdSchema,
  /** The normalised URL of the deployment. */
  deployment: hrefSchema,
  /** Whose token it is; absent in records of earlier versions. */
  ownerId: z.optional(userIdSchema),
  /** ISO 8601, by the deployment's clock: when the last answer arrived. */
  provedAt: z.string(),
  /** ISO 8601: the last use before any proof, as the server recorded it; absent if there was none. */
  usedBefore: z.optional(z.string()),
  /** ISO 8601: the token's expiry when it was proved. */
  expiresAt: z.string(),
  proof: z.object({
    asked: z.number(),
    asExpected: z.number(),
    disagreements: z.array(z.object({ isBroader: z.boolean(), sentence: z.string() })),
    blocked: texts,
    defects: texts,
    answers: z.catchall(z.object({}), z.enum(proofAnswers)),
  }),
});

export type ProofRecord = Readonly<Omit<z.infer<typeof proofRecordSchema>, "proof">> & {
  readonly proof: Proof;
};
