import type { AllowEntry } from "../../core/grant/grant";

/** Why a person should look at a token. */
export type Concern = {
  /** It is worth interrupting for; the others are only told where the token is looked at. */
  readonly isPressing: boolean;
} & (
  | { readonly kind: "expiresSoon" }
  /** Use has moved its end beyond creation and lifetime, as servers before v2.35.0 allow. */
  | { readonly kind: "outlived" }
  /** Things that its allow list names are not to be found. */
  | { readonly kind: "dangling"; readonly entries: readonly AllowEntry[] }
  | { readonly kind: "fullAccess" }
  | { readonly kind: "canMint" }
  | { readonly kind: "neverUsed" }
  | { readonly kind: "idle"; readonly since: Date }
  /** Other tokens of its owner have the same grant: the name of one, and how many there are. */
  | { readonly kind: "duplicate"; readonly of: string; readonly others: number }
);

export type ConcernKind = Concern["kind"];

/** Every kind, the most harmful first; concerns are told in this order. */
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
