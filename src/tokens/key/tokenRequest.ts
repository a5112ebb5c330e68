import * as z from "zod/mini";
import type { UserId } from "../../coder/api/answers";
import type { DeploymentHref } from "../../coder/api/deployment";
import type { Grant } from "../../core/grant/grant";
import type { TokenId } from "../../core/token/tokenText";

/** IDs in records: strings that were checked when they were first read. */
export const tokenIdSchema: z.ZodMiniType<TokenId> = z.string();
export const userIdSchema: z.ZodMiniType<UserId> = z.string();
export const hrefSchema: z.ZodMiniType<DeploymentHref> = z.string();

/**
 * When a replaced token ends: this many seconds after its successor's secret was delivered, or when unused.
 */
const endingSchema = z.union([
  z.object({ kind: z.literal("after"), seconds: z.number() }),
  z.object({ kind: z.literal("unused") }),
]);

export type Ending = z.infer<typeof endingSchema>;

export const replacedSchema = z.object({
  tokenId: tokenIdSchema,
  name: z.string(),
  ending: endingSchema,
});

/** A token that a new one replaces. */
export type Replaced = z.infer<typeof replacedSchema>;

export const ownerSchema = z.object({ id: userIdSchema, username: z.string() });

/** A person other than the signed-in one. */
export type Owner = Readonly<z.infer<typeof ownerSchema>>;

/** What a person asked for: everything about a token but its secret. */
export type TokenRequest = {
  /** The token's owner; the person themselves if omitted. */
  readonly owner?: Owner | undefined;
  readonly name: string;
  readonly lifetimeSeconds: number;
  readonly grant: Grant;
  /** The token that ends once the new one's secret is delivered. */
  readonly replaces?: Replaced | undefined;
};

/** How a token was retired. */
export type Retirement = "expired" | "deleted";
