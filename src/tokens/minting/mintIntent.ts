import * as z from "zod/mini";
import { windowMarkSchema } from "../durable/windowMark";
import { hrefSchema, ownerSchema, replacedSchema, tokenIdSchema, userIdSchema } from "../key/tokenRequest";

export const intentSchema = z.object({
  version: z.literal(2),
  /** Ours, random; also names the secret in the vault. */
  id: z.string(),
  /** The normalised URL of the deployment. */
  deployment: hrefSchema,
  /** Who asked for it. */
  userId: userIdSchema,
  request: z.object({
    /** Absent in records from before tokens could be another's. */
    owner: z.optional(ownerSchema),
    name: z.string(),
    lifetimeSeconds: z.number(),
    grant: z.object({
      scopes: z.array(z.string()),
      allowList: z.array(z.object({ type: z.string(), id: z.string() })),
    }),
    replaces: z.optional(replacedSchema),
  }),
  /** ISO 8601, by the clock of this machine. */
  startedAt: z.string(),
  /** ISO 8601, by the deployment's clock; absent when that was not known. */
  askedAt: z.optional(z.string()),
  /** The window that carries it out. */
  window: windowMarkSchema,
  /**
   * `underWay`: its window works on it. `lost`: its answer did not arrive, and its window gave up. `made`: the token's
   * id is known.
   */
  phase: z.enum(["underWay", "lost", "made"]),
  /** The id of a token that had the name before: never the one that was made. */
  holderOfName: z.optional(tokenIdSchema),
  /** The id of the token that was made. */
  tokenId: z.optional(tokenIdSchema),
});

/** A request that is being carried out, as the journal keeps it. No secret is in it. */
export type MintIntent = Readonly<z.infer<typeof intentSchema>>;
