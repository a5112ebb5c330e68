import type { AuditedToken } from "./auditedToken";

export const sortNames = ["attention", "name", "expiry", "lastUsed", "created"] as const;

/** The sort orders of tokens. */
export type SortName = (typeof sortNames)[number];

export const groupNames = ["attention", "active", "expired"] as const;

/** The groups of tokens, in display order. */
export type GroupName = (typeof groupNames)[number];

/** The sorted tokens: each group of them, and all. */
export type ArrangedTokens = Readonly<Record<GroupName | "all", readonly AuditedToken[]>>;
