import * as z from "zod/mini";

export const waitingSecretSchema = z.object({
  version: z.literal(1),
  /** The id of the intent it came from. */
  id: z.string(),
  /** The normalised URL of the deployment. */
  deployment: z.string(),
  /** Whose token it is. */
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
