import type { AuditedToken } from "./auditedToken";
import type { Concern } from "./concern";

export const groupNames = ["attention", "active", "expired"] as const;

/** The groups of tokens, in display order. */
export type GroupName = (typeof groupNames)[number];

/** How a token stands: what its row, its bar, its group and every count say about it. */
export type Standing = {
  readonly group: GroupName;
  /** `ending`: it expires soon, or another token replaces it. */
  readonly tone: "fine" | "ending" | "warning" | "over";
  /** The worst thing to know about it; undefined if nothing presses. */
  readonly worst: Concern | undefined;
};

/** What is stored here about a token and decides how it stands. */
export type StandingMarks = {
  /** Its secret waits to be picked up. */
  readonly isWaiting: boolean;
  /** It is scheduled to end, because another token replaces it. */
  readonly isRetiring: boolean;
};

/**
 * Decides which group a token is in.
 * @param token the token with its concerns.
 * @param isWaiting whether its secret waits to be picked up.
 */
export function groupOf(
  { state, needsAttention }: Pick<AuditedToken, "state" | "needsAttention">,
  isWaiting: boolean,
): GroupName {
  if (state === "expired") return "expired";
  return needsAttention || isWaiting ? "attention" : "active";
}

/**
 * Decides how a token stands. The tree's groups, the number on its icon, the timeline, the review and an export
 * all use this, so that they agree.
 * @param token the token with its concerns.
 * @param marks what is stored here about it.
 */
export function standingOf(
  { concerns, state }: Pick<AuditedToken, "concerns" | "state">,
  { isWaiting, isRetiring }: StandingMarks,
): Standing {
  if (state === "expired") return { group: "expired", tone: "over", worst: undefined };
  const worst = concerns.find(({ isPressing }) => isPressing);
  const group = groupOf({ state, needsAttention: worst !== undefined }, isWaiting);
  if (worst === undefined) return { group, tone: isRetiring ? "ending" : "fine", worst };
  return { group, tone: worst.kind === "expiresSoon" ? "ending" : "warning", worst };
}
