import type { Answer } from "../../tokens/proof/proof";

/**
 * The state of one permission in a grant. `granted`: on all resources. `listed`: only on listed resources.
 * `no`: no scope grants it. `dead`: a scope grants it, but the allow list lets nothing through. `blocked`:
 * the person's own role forbids it. `server`: it is granted, but the server fails or refuses anyway.
 */
export type CellState = "granted" | "listed" | "no" | "dead" | "blocked" | "server";

/** One permission in the matrix of a grant. */
export type MatrixCell = {
  readonly state: CellState;
  /** `type:action`. */
  readonly permission: string;
  /** A sentence that explains the state. */
  readonly reason: string;
  /** The scope that grants it; absent if none does. */
  readonly scope?: string;
  /** What the server answered when asked with the token itself; absent if it was not asked. */
  readonly proof?: Answer;
};

/** All permissions on one resource type; null if the type has no such action. */
export type MatrixRow = {
  readonly type: string;
  readonly title: string;
  readonly cells: readonly (MatrixCell | null)[];
};

/**
 * The matrix of a grant: one sentence for full access, otherwise a table. Plain data, so that it can be sent
 * to a page.
 */
export type Matrix =
  | { readonly kind: "everything"; readonly sentence: string }
  | { readonly kind: "table"; readonly actions: readonly string[]; readonly rows: readonly MatrixRow[] };
