import type { Picture } from "../../presentation/picture/picture";
import type { FieldName } from "../draft/draft";
import type { Changes } from "../succession/changes";
import type { FoundResource } from "../things/thing";

export type ShownFinding = {
  readonly severity: "error" | "warning" | "hint";
  readonly message: string;
  readonly fixes: readonly string[];
  /** The sentences of the single findings, if it stands for several. */
  readonly details?: readonly string[];
  /** The field beside which it is shown, if it is an error of that field. */
  readonly field?: "scopes" | "allowList";
  /** Whether each of its fixes makes the token broader, so that the person must be able to decline them. */
  readonly isOnlyBroader?: boolean;
};

/** The result of checking a draft. */
export type Check = {
  readonly turn: number;
  /** A sentence beside each field that is not valid yet. */
  readonly problems: Partial<Record<FieldName, string>>;
  /** A sentence for the entry at the same position in the draft's allow list; null if it is valid. */
  readonly entryProblems: readonly (string | null)[];
  /** "Ends Sun 29 Nov 2026, 14:05 CET"; empty while the lifetime is invalid. */
  readonly ends: string;
  /** Suggestions for texts that name nothing, shown beside their fields. */
  readonly meant?: Partial<Record<FieldName, FoundResource>>;
  /** A name to use instead, if the typed one is taken. */
  readonly freeName?: string;
  /** Sentences on what the token can do, the most important first; none while no scope is selected. */
  readonly summary: readonly string[];
  readonly picture?: Picture;
  /** Ordered by harm, each with at most two fixes. */
  readonly findings: readonly ShownFinding[];
  /** How it differs from the token that it replaces. */
  readonly changes?: Changes;
  readonly canSubmit: boolean;
};
