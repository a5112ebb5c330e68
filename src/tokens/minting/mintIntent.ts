import * as z from "zod/mini";
import type { Grant } from "../../core/grant/grant";
import { windowMarkSchema } from "../durable/windowMark";

/** When a token that has a successor ends: so many seconds after its successor's secret was delivered, or when unused. */
const endingSchema = z.union([
  z.object({ kind: z.literal("after"), seconds: z.number() }),
  z.object({ kind: z.literal("unused") }),
]);

export type Ending = z.infer<typeof endingSchema>;

const replacedSchema = z.object({ tokenId: z.string(), name: z.string(), ending: endingSchema });

/** A token that a new one takes the place of. */
export type Replaced = z.infer<typeof replacedSchema>;

const ownerSchema = z.object({ id: z.string(), username: z.string() });

/** Somebody else than the person who is signed in. */
export type Owner = Readonly<z.infer<typeof ownerSchema>>;

/** What a person asked for: everything about a token but its secret. */
export type TokenRequest = {
  /** Whose token it will be; the person's own when left out. */
  readonly owner?: Owner | undefined;
  readonly name: string;
  readonly lifetimeSeconds: number;
  readonly grant: Grant;
  /** The token that ends once the new one's secret is delivered. */
  readonly replaces?: Replaced | undefined;
};

export const intentSchema = z.object({
  version: z.literal(2),
  /** Ours, random; also names the secret in the vault. */
  id: z.string(),
  /** The normalised URL of the deployment. */
  deployment: z.string(),
  /** Who asked for it. */
  userId: z.string(),
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
  holderOfName: z.optional(z.string()),
  /** The id of the token that was made. */
  tokenId: z.optional(z.string()),
});

/** A request that is being carried out, as the journal keeps it. No secret is in it. */
export type MintIntent = Readonly<z.infer<typeof intentSchema>>;
