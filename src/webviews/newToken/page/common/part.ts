import type { Check } from "../../../../drafting/check/draftCheck";
import type { Draft, FieldName } from "../../../../drafting/draft/draft";
import type { FoundResource } from "../../../../drafting/things/thing";
import type { EntryName } from "../../../../presentation/thingName";

/** One question of the form. It shows the draft, and reports what the person changes. */
export type FormPart = {
  readonly name: FieldName;
  readonly element: HTMLElement;
  readonly show: (draft: Draft) => void;
  /** Shows what is wrong, and a suggestion. */
  readonly showProblem: (sentence: string | undefined, meant?: FoundResource) => void;
  /** Shows what else the checks report about it. */
  readonly showCheck?: (check: Check) => void;
  /** Shows names for entries of the allow list. */
  readonly showNames?: (names: ReadonlyMap<string, EntryName>) => void;
  /** Moves the focus to the problem, or to its first control. */
  readonly focus: () => void;
};

/** Applies a change to the draft; typed texts that name nothing yet stay unless the change mentions them. */
export type OnChange = (part: DraftChange) => void;

/** The parts of a draft to change; undefined removes a part. */
export type DraftChange = { readonly [Key in keyof Draft]?: Draft[Key] | undefined };

/** The fields that a change is about. */
export function fieldsOf({ typed, reach, allowList, ...part }: DraftChange): FieldName[] {
  const { entry, ...texts } = typed ?? {};
  const isAboutList = [reach, allowList, entry].some((one) => one !== undefined);
  return [
    ...(Object.keys({ ...part, ...texts }) as FieldName[]),
    ...(isAboutList ? (["allowList"] as const) : []),
  ];
}

/** Applies a change to a draft. */
export function changed(draft: Draft, { typed, ...part }: DraftChange): Draft {
  const texts = withoutUndefined({ ...draft.typed, ...typed });
  const standing = Object.keys(texts).length === 0 ? undefined : texts;
  return withoutUndefined({ ...draft, ...part, typed: standing }) as Draft;
}

function withoutUndefined(parts: object): object {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined));
}
