import type { ApiKey } from "../../../src/coder";
import type { AuditedToken } from "../../../src/tokens/audit/auditedToken";
import { type AuditContext, auditTokens } from "../../../src/tokens/audit/auditTokens";
import type { ConcernKind } from "../../../src/tokens/audit/concern";
import { catalogOf } from "../core/catalogs";

export const day = 86_400_000;
export const now = new Date("2026-11-24T12:00:00Z");
export const alice = "22222222-2222-4222-8222-222222222202";

/** A token by its age, lifetime and time since its last use, in days; in use and narrow unless told otherwise;
 * a negative `used` is never. */
export function token(
  name: string,
  {
    age = 2,
    lasts = 30,
    used = 0,
    ...rest
  }: { age?: number; lasts?: number; used?: number } & Partial<ApiKey> = {},
): ApiKey {
  const createdAt = new Date(+now - age * day);
  return {
    id: name.slice(0, 10).padEnd(10, "x"),
    userId: alice,
    name,
    username: "alice",
    lastUsed: used >= 0 ? new Date(+now - used * day) : undefined,
    expiresAt: new Date(+createdAt + lasts * day),
    createdAt,
    loginType: "token",
    scope: "",
    scopes: ["workspace:read"],
    allowList: [],
    lifetimeSeconds: lasts * 86_400,
    ...rest,
  };
}

/** Runs a pausing piece of work to its end at once. */
export function toEnd<Result>(work: Generator<unknown, Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

export function audit(tokens: readonly ApiKey[], context: Partial<AuditContext> = {}): AuditedToken[] {
  return toEnd(auditTokens(tokens, { catalog: catalogOf("2.35"), now, isGone: () => false, ...context }));
}

export function kinds(audited: AuditedToken | undefined): ConcernKind[] {
  return (audited?.concerns ?? []).map(({ kind }) => kind);
}
