import * as z from "zod/mini";
import type { UserId } from "../../coder/api/answers";
import type { DeploymentHref } from "../../coder/api/deployment";
import type { TokenId } from "../../core/token/tokenText";
import { hrefSchema, tokenIdSchema, type TokenRequest, userIdSchema } from "../key/tokenRequest";

export const retirementSchema = z.object({
  version: z.literal(1),
  /** The id of the token that ends; also names the record. */
  tokenId: tokenIdSchema,
  name: z.string(),
  /** The normalised URL of the deployment. */
  deployment: hrefSchema,
  /** Who asked for it. */
  userId: userIdSchema,
  /** The id of the person whose token it is, when it is another's. */
  ownerId: z.optional(z.string()),
  /** The name of the token that takes its place. */
  successor: z.string(),
  /** ISO 8601, by the clock of the deployment: when it ends, or for `whenUnused` when to look again. */
  dueAt: z.string(),
  /** It ends only if it was not used for a day. */
  whenUnused: z.boolean(),
  /** How often it was tried in vain. */
  failures: z.number(),
});

/** A token that ends later, because another took its place. */
export type PendingRetirement = Readonly<z.infer<typeof retirementSchema>>;

/**
 * A token is no longer used when it was not for a day. The server notes a use once an hour at most
 * (coderd/httpmw/apikey.go), so an hour is added. In ms.
 */
const quietTime = 25 * 3_600_000;

/**
 * What is due once the secret of a new token was delivered.
 * @param intent how the new token was made.
 * @param now the time at its deployment, ms since 1970.
 * @returns undefined when it took nobody's place.
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

/** When a token that is still used is looked at again. @param lastUsed as the server noted it. */
export function nextLook(lastUsed: Date): Date {
  return new Date(lastUsed.getTime() + quietTime);
}

/** When a retirement that failed is tried again: after a minute, then twice as late each time, an hour at most. */
export function nextTry(failures: number, now: number): Date {
  return new Date(now + Math.min(60_000 * 2 ** (failures - 1), 3_600_000));
}

/** What became of the wish to keep a token after all. */
export type Kept =
  /** Its end is struck out: nobody ends it. */
  | "kept"
  /** Nothing was left to strike out: it was carried out, or struck out by another window. */
  | "nothingLeft"
  /** It is being ended right now, and its server has not answered yet. */
  | "underWay";

/** Tokens that end later, for whoever shows them, or decides otherwise. */
export interface PendingRetirements {
  /** All of them, soonest first, as far as this window knows. */
  readonly all: readonly PendingRetirement[];
  /** @returns that of a token, as far as this window knows; it never waits. */
  of(deployment: DeploymentHref, tokenId: TokenId): PendingRetirement | undefined;
  /** Writes one down, in place of an earlier one of the same token. @throws NotWritten */
  add(pending: PendingRetirement): Promise<void>;
  /** Keeps a token that was to end later. @throws NotWritten */
  keep(pending: PendingRetirement): Promise<Kept>;
  /** Learns what other windows wrote. */
  reload(): Promise<void>;
  /** Carries out what is due by the clock of its deployment. One look at a time; it never throws. */
  lookAfter(): Promise<void>;
}
