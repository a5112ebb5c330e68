import type { Answer } from "../../tokens/proof/proof";

/**
 * What a grant makes of one permission. `granted`: on all things. `listed`: only on listed things. `no`: no scope grants it.
 * `dead`: a scope grants it and the allow list lets nothing through. `blocked`: the person's own role forbids it. `server`: it is
 * granted, and the server fails or refuses all the same.
 */
export type CellState = "granted" | "listed" | "no" | "dead" | "blocked" | "server";

/** One permission in the picture of a grant. */
export type MatrixCell = {
  readonly state: CellState;
  /** `type:action`. */
  readonly permission: string;
  /** A sentence that says why. */
  readonly reason: string;
  /** The scope that grants it; none where no scope does. */
  readonly scope?: string;
  /** What asking the server with the token itself showed; absent while nobody asked. */
  readonly proof?: Answer;
};

/** All permissions on one resource type; null where the type has no such action. */
export type MatrixRow = {
  readonly type: string;
  readonly title: string;
  readonly cells: readonly (MatrixCell | null)[];
};

/** The picture of a grant: one sentence for full access, else a table. Plain data, so that a page can be sent it. */
export type Matrix =
  | { readonly kind: "everything"; readonly sentence: string }
  | { readonly kind: "table"; readonly actions: readonly string[]; readonly rows: readonly MatrixRow[] };
