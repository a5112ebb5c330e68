import type { Check, Draft, EntryName, FieldName } from "../contract";

/** One question of the form. It shows the draft, and reports what the person changes in it. */
export type Part = {
  readonly name: FieldName;
  readonly element: HTMLElement;
  readonly show: (draft: Draft) => void;
  readonly showProblem: (sentence: string | undefined) => void;
  /** Shows what else the checks say about it. */
  readonly showCheck?: (check: Check) => void;
  /** Shows names for entries of the allow list. */
  readonly showNames?: (names: ReadonlyMap<string, EntryName>) => void;
  /** Moves the focus to what is wrong, or to its first control. */
  readonly focus: () => void;
};

/** Takes a change of the draft. */
export type Change = (part: Partial<Draft>) => void;
