import * as z from "zod/mini";
import type { UserId } from "../../coder/api/answers";
import type { DeploymentHref } from "../../coder/api/deployment";
import type { TokenId } from "../../core/token/tokenText";
import { hrefSchema, tokenIdSchema, type TokenRequest, userIdSchema } from "../key/tokenRequest";

export const retirementSchema = z.object({
  version: z.literal(1),
  /** The ID of the token that ends; it also names the record. */
  tokenId: tokenIdSchema,
  name: z.string(),
  /** The normalised URL of the deployment. */
  deployment: hrefSchema,
  /** The person who scheduled it. */
  userId: userIdSchema,
  /** The ID of the token's owner, if that is somebody else. */
  ownerId: z.optional(z.string()),
  /** The name of the token that replaces it. */
  successor: z.string(),
  /** ISO 8601, by the deployment's clock: when it ends, or for `whenUnused`, when to look again. */
  dueAt: z.string(),
  /** It ends only after a day without use. */
  whenUnused: z.boolean(),
  /** The number of failed attempts. */
  failures: z.number(),
});

/** A token that is scheduled to end because another replaced it. */
export type PendingRetirement = Readonly<z.infer<typeof retirementSchema>>;

/**
 * A token is unused if nobody has used it for a day. The server records a use at most once an hour
 * (coderd/httpmw/apikey.go), so we add an hour. In ms.
 */
const quietTime = 25 * 3_600_000;

/**
 * Returns the retirement to schedule once a new token's secret is delivered.
 * @param intent how the new token was created.
 * @param now the time at its deployment, ms since 1970.
 * @returns undefined if it replaces no token.
 */
export function retirementAfter(
  intent: { readonly deployment: DeploymentHref; readonly userId: UserId; readonly request: TokenRequest },
  now: number,
): PendingRetirement | undefined {
  const { replaces, name, owner } = intent.request;
  if (replaces === undefined) return undefined;
  const { tokenId, ending } = replaces;
  const wait = ending.kind === "unused" ? quietTime : ending.seconds * 1000;
  return {
    version: 1,
    tokenId,
    name: replaces.name,
    deployment: intent.deployment,
    userId: intent.userId,
    ...(owner ? { ownerId: owner.id } : {}),
    successor: name,
    dueAt: new Date(now + wait).toISOString(),
    whenUnused: ending.kind === "unused",
    failures: 0,
  };
}

/** Returns when to look again at a token that is still in use. @param lastUsed as the server recorded it. */
export function nextLook(lastUsed: Date): Date {
  return new Date(lastUsed.getTime() + quietTime);
}

/**
 * Returns when to retry a failed retirement: after a minute, then twice as long each time, at most an hour.
 */
export function nextTry(failures: number, now: number): Date {
  return new Date(now + Math.min(60_000 * 2 ** (failures - 1), 3_600_000));
}

/** The result of asking to keep a token after all. */
export type Kept =
  /** Its retirement is cancelled: nobody ends it. */
  | "kept"
  /** There was nothing to cancel: it was carried out, or another window cancelled it. */
  | "nothingLeft"
  /** It is being ended right now, and its server has not answered yet. */
  | "underWay";

/** Tokens that are scheduled to end, for code that shows or changes them. */
export interface PendingRetirements {
  /** All of them, soonest first, as far as this window knows. */
  readonly all: readonly PendingRetirement[];
  /** @returns a token's retirement, as far as this window knows, without waiting. */
  of(deployment: DeploymentHref, tokenId: TokenId): PendingRetirement | undefined;
  /** Schedules one, replacing an earlier one of the same token. @throws NotWritten */
  add(pending: PendingRetirement): Promise<void>;
  /** Keeps a token that was scheduled to end. @throws NotWritten */
  keep(pending: PendingRetirement): Promise<Kept>;
  /** Reads what other windows have written. */
  reload(): Promise<void>;
  /** Carries out what is due by its deployment's clock. One run at a time; never throws. */
  lookAfter(): Promise<void>;
}
