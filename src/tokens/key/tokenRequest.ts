import * as z from "zod/mini";
import type { Grant } from "../../core/grant/grant";

/** When a token that has a successor ends: so many seconds after its successor's secret was delivered, or when unused. */
const endingSchema = z.union([
  z.object({ kind: z.literal("after"), seconds: z.number() }),
  z.object({ kind: z.literal("unused") }),
]);

export type Ending = z.infer<typeof endingSchema>;

export const replacedSchema = z.object({ tokenId: z.string(), name: z.string(), ending: endingSchema });

/** A token that a new one takes the place of. */
export type Replaced = z.infer<typeof replacedSchema>;

export const ownerSchema = z.object({ id: z.string(), username: z.string() });

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

/** How a token was retired. */
export type Retirement = "expired" | "deleted";
