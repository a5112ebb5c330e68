import type { ApiKey } from "../../coder/api/answers";
import type { Grant } from "../../core/grant/grant";
import type { Concern } from "./concern";

/** A token with its concerns. */
export type AuditedToken = {
  readonly key: ApiKey;
  readonly grant: Grant;
  readonly state: "active" | "expiresSoon" | "expired";
  readonly isNeverUsed: boolean;
  /** The most harmful first; empty for an expired token. */
  readonly concerns: readonly Concern[];
  /** Whether one of them presses; see `standing.ts` for what else needs attention. */
  readonly needsAttention: boolean;
};
