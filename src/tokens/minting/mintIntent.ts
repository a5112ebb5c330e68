import * as z from "zod/mini";
import { windowMarkSchema } from "../durable/windowMark";
import { hrefSchema, ownerSchema, replacedSchema, tokenIdSchema, userIdSchema } from "../key/tokenRequest";

export const intentSchema = z.object({
  version: z.literal(2),
  /** Our own random ID; it also names the secret in the vault. */
  id: z.string(),
  /** The normalised URL of the deployment. */
  deployment: hrefSchema,
  /** The person who asked for it. */
  userId: userIdSchema,
  request: z.object({
    /** Absent in records from before tokens could belong to somebody else. */
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
  /** ISO 8601, by the deployment's clock; absent if that was unknown. */
  askedAt: z.optional(z.string()),
  /** The window that carries it out. */
  window: windowMarkSchema,
  /**
   * `underWay`: its window is working on it. `lost`: its answer did not arrive, and its window gave up.
   * `made`: the token's ID is known.
   */
  phase: z.enum(["underWay", "lost", "made"]),
  /** The ID of the token that had the name before: never the new one. */
  holderOfName: z.optional(tokenIdSchema),
  /** The ID of the created token. */
  tokenId: z.optional(tokenIdSchema),
});

/** A request in progress, as stored in the journal. Contains no secret. */
export type MintIntent = Readonly<z.infer<typeof intentSchema>>;
