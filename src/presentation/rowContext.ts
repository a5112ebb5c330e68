import type { ResourceNames } from "../tokens/audit/resourceNames";
import type { PendingRetirement } from "../tokens/retiring/retirement";
import type { LoadedTokens } from "../tokens/list/tokenStore";

/** What rows of one deployment share. */
export type RowContext = {
  readonly loaded: LoadedTokens;
  readonly names: ResourceNames | undefined;
  readonly now: Date;
  /** Whether the secret of the token with this id waits to be taken. */
  readonly isWaiting: (id: string) => boolean;
  /** Whether the secret of the token with this id is kept for reuse. */
  readonly isKept: (id: string) => boolean;
  /** When and why the token of this id ends before its time; undefined when it does not. */
  readonly retirementOf: (id: string) => PendingRetirement | undefined;
  /** What is being done with the token of this id, in words; undefined when nothing is. */
  readonly busyWith: (id: string) => string | undefined;
};
