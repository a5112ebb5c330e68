import type { ApiKey } from "../../coder/api/answers";
import type { Grant } from "../../core/grant/grant";
import type { Concern } from "./concern";

/** A token with what is to be said of it. */
export type AuditedToken = {
  readonly key: ApiKey;
  readonly grant: Grant;
  readonly state: "active" | "expiresSoon" | "expired";
  readonly isNeverUsed: boolean;
  /** The most harmful first; none of an expired token. */
  readonly concerns: readonly Concern[];
  readonly needsAttention: boolean;
};
