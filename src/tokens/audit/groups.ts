import type { AuditedToken } from "./auditedToken";
import type { GroupName } from "./standing";

export const sortNames = ["attention", "name", "expiry", "lastUsed", "created"] as const;

/** The sort orders of tokens. */
export type SortName = (typeof sortNames)[number];

/** The sorted tokens: each group of them, and all. */
export type ArrangedTokens = Readonly<Record<GroupName | "all", readonly AuditedToken[]>>;

/** The same, and how many tokens need attention, whether they are shown or not. */
export type CountedTokens = ArrangedTokens & { readonly needing: number };
