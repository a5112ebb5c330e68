import type { Memento } from "vscode";
import * as z from "zod/mini";
import type { DeploymentHref } from "../../coder/api/deployment";
import type { SignedIn } from "../../session/sessionState";
import { userIdSchema } from "../key/tokenRequest";
import type { TokensAnswer } from "./loadedTokens";

/** More would burden VS Code's own storage; people with that many wait for the server. */
const mostTokens = 500;

/** Storage turns dates into strings. */
const date = z.pipe(
  z.string(),
  z.transform((text) => new Date(text)),
);

const cachedSchema = z.object({
  userId: userIdSchema,
  version: z.string(),
  at: date,
  scopeNames: z.optional(z.array(z.string())),
  tokens: z.array(
    z.object({
      id: z.string(),
      userId: userIdSchema,
      name: z.string(),
      username: z.optional(z.string()),
      lastUsed: z.optional(date),
      expiresAt: date,
      createdAt: date,
      loginType: z.string(),
      scope: z.string(),
      scopes: z.optional(z.array(z.string())),
      allowList: z.optional(z.array(z.object({ type: z.string(), id: z.string() }))),
      lifetimeSeconds: z.number(),
    }),
  ),
});

/**
 * The last list of tokens per deployment, shown as outdated while the server cannot be reached. Contains no
 * secrets.
 */
export class TokenCache {
  readonly #memory: Memento;

  constructor(memory: Memento) {
    this.#memory = memory;
  }

  /** Stores an answer, unless it is very long. */
  async remember({ deployment, record }: SignedIn, answer: TokensAnswer): Promise<void> {
    const isShort = answer.tokens.length <= mostTokens;
    const kept: unknown = isShort
      ? JSON.parse(JSON.stringify({ ...answer, userId: record.userId }))
      : undefined;
    await this.#memory.update(keyOf(deployment.href), kept);
  }

  /** @returns the last answer to the same person, or undefined. */
  recall({ deployment, record }: SignedIn): TokensAnswer | undefined {
    const parsed = cachedSchema.safeParse(this.#memory.get(keyOf(deployment.href)));
    if (!parsed.success || parsed.data.userId !== record.userId) return undefined;
    const { tokens, scopeNames, version, at } = parsed.data;
    return {
      tokens: tokens.map(({ username, lastUsed, scopes, allowList, ...rest }) => ({
        ...rest,
        username,
        lastUsed,
        scopes,
        allowList,
      })),
      scopeNames,
      version,
      at,
    };
  }

  /** Forgets a deployment. */
  async forget(href: DeploymentHref): Promise<void> {
    await this.#memory.update(keyOf(href), undefined);
  }
}

function keyOf(href: DeploymentHref): string {
  return `tokens:${href}`;
}
