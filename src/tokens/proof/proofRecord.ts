import * as z from "zod/mini";
import { hrefSchema, tokenIdSchema } from "../key/tokenRequest";
import { type Proof, proofAnswers } from "./proof";

const texts = z.array(z.string());

/** The last proof of a token, kept beside what else is kept of it. No secret is in it. */
export const proofRecordSchema = z.object({
  version: z.literal(1),
  /** Also names the record. */
  tokenId: tokenIdSchema,
  /** The normalised URL of the deployment. */
  deployment: hrefSchema,
  /** ISO 8601, by the clock of the deployment: when the last answer came. */
  provedAt: z.string(),
  /** ISO 8601: the last use before any proof, as the server noted it; absent when there was none. */
  usedBefore: z.optional(z.string()),
  /** ISO 8601: the token's end when it was proved. */
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
