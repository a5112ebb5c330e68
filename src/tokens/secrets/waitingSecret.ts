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

/** What waits: secrets that can be opened, and the ids of those that cannot be opened now. */
export type Waiting = { readonly secrets: readonly WaitingSecret[]; readonly shut: readonly string[] };

/** The secrets that wait, for those who show them. */
export interface WaitingSecrets {
  /** Every secret that waits and can be opened now, oldest first. @throws KeyringFailed */
  list(): Promise<WaitingSecret[]>;
  /** The same, with the ids of those that cannot be opened now. */
  survey(): Promise<Waiting>;
}
