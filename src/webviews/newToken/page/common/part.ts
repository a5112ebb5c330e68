import type { Check } from "../../../../drafting/check/draftCheck";
import type { Draft, FieldName } from "../../../../drafting/draft/draft";
import type { FoundResource } from "../../../../drafting/things/thing";
import type { EntryName } from "../../../../presentation/thingName";

/** One question of the form. It shows the draft, and reports what the person changes in it. */
export type FormPart = {
  readonly name: FieldName;
  readonly element: HTMLElement;
  readonly show: (draft: Draft) => void;
  /** Says what is wrong with it, and what may have been meant. */
  readonly showProblem: (sentence: string | undefined, meant?: FoundResource) => void;
  /** Shows what else the checks say about it. */
  readonly showCheck?: (check: Check) => void;
  /** Shows names for entries of the allow list. */
  readonly showNames?: (names: ReadonlyMap<string, EntryName>) => void;
  /** Moves the focus to what is wrong, or to its first control. */
  readonly focus: () => void;
};

/** Takes a change of the draft; of the texts that name nothing yet, those that are not mentioned stay. */
export type OnChange = (part: DraftChange) => void;

/** The parts of a draft that change; one that is undefined goes. */
export type DraftChange = { readonly [Key in keyof Draft]?: Draft[Key] | undefined };

/** Changes a draft. */
export function changed(draft: Draft, { typed, ...part }: DraftChange): Draft {
  const texts = withoutUndefined({ ...draft.typed, ...typed });
  const standing = Object.keys(texts).length === 0 ? undefined : texts;
  return withoutUndefined({ ...draft, ...part, typed: standing }) as Draft;
}

function withoutUndefined(parts: object): object {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined));
}
