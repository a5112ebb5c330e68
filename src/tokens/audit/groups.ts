import type { AuditedToken } from "./auditedToken";

export const sortNames = ["attention", "name", "expiry", "lastUsed", "created"] as const;

/** What the tokens are sorted by. */
export type SortName = (typeof sortNames)[number];

export const groupNames = ["attention", "active", "expired"] as const;

/** The groups of tokens, in the order in which they are shown. */
export type GroupName = (typeof groupNames)[number];

/** The tokens, sorted: each group of them, and all. */
export type ArrangedTokens = Readonly<Record<GroupName | "all", readonly AuditedToken[]>>;
