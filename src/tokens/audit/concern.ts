import type { AllowEntry } from "../../core/grant/grant";

/** Why a person should look at a token. */
export type Concern = {
  /** Worth an interruption; other concerns appear only where the token is shown. */
  readonly isPressing: boolean;
} & (
  | { readonly kind: "expiresSoon" }
  /** Use has moved its expiry beyond creation plus lifetime, as servers before v2.35.0 allow. */
  | { readonly kind: "outlived" }
  /** Resources in its allow list cannot be found. */
  | { readonly kind: "dangling"; readonly entries: readonly AllowEntry[] }
  | { readonly kind: "fullAccess" }
  | { readonly kind: "canMint" }
  | { readonly kind: "neverUsed" }
  | { readonly kind: "idle"; readonly since: Date }
  /** Other tokens of its owner have the same grant: the name of one, and how many there are. */
  | { readonly kind: "duplicate"; readonly of: string; readonly others: number }
);

export type ConcernKind = Concern["kind"];

/** Every kind, the most harmful first; concerns appear in this order. */
export const concernKinds = [
  "dangling",
  "outlived",
  "fullAccess",
  "canMint",
  "expiresSoon",
  "idle",
  "neverUsed",
  "duplicate",
] as const satisfies readonly ConcernKind[];
