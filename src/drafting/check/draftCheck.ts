import type { Matrix } from "../../presentation/matrix/matrix";
import type { FieldName } from "../draft/draft";
import type { FoundResource } from "../things/thing";

export type ShownFinding = {
  readonly severity: "error" | "warning" | "hint";
  readonly message: string;
  readonly fixes: readonly string[];
};

/** What the checks say of a draft. */
export type Check = {
  readonly turn: number;
  /** A sentence beside each field that is not right yet. */
  readonly problems: Partial<Record<FieldName, string>>;
  /** A sentence for the entry at the same place in the draft's allow list; null when it is right. */
  readonly entryProblems: readonly (string | null)[];
  /** "Ends Sun 29 Nov 2026, 14:05 CET"; empty while the lifetime is not right. */
  readonly ends: string;
  /** What may have been meant by a text that names nothing, beside the field it stands in. */
  readonly meant?: Partial<Record<FieldName, FoundResource>>;
  /** A name to take instead, when the one typed is taken. */
  readonly freeName?: string;
  /** Sentences on what the token can do, the most important first; none while no scope is chosen. */
  readonly summary: readonly string[];
  readonly matrix?: Matrix;
  /** In order of harm, each with at most two fixes. */
  readonly findings: readonly ShownFinding[];
  readonly canSubmit: boolean;
};
