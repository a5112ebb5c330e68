import * as l10n from "@vscode/l10n";
import { readReachText } from "../../core/grant/reachText";
import { type ChoiceName, isChosen } from "../../core/recipes/choices";
import type { Owner } from "../../tokens/key/tokenRequest";
import type { ResourceKind } from "../../tokens/things/seenThings";
import type { Draft, FieldName } from "../draft/draft";
import { askRecipe, disagreesWith, recipeOf, type Starts } from "../draft/draftStart";
import type { Searched } from "../things/thing";
import { thingWords } from "../things/thingWords";
import type { Check } from "./draftCheck";

/** What is wrong with the fields in which people choose by name, with suggestions. */
export type OpenTexts = {
  readonly problems: Partial<Record<FieldName, string>>;
  readonly meant: NonNullable<Check["meant"]>;
  /** Whether the recipe grants nothing, usually because something is still to be chosen for it. */
  readonly isWaiting: boolean;
};

type Learnt = {
  readonly searched: Searched;
  readonly linkProblem: (text: string) => string | undefined;
};

/**
 * What is known about a form; `owner` is the one it was filled for, undefined for the person's own tokens.
 */
type Known = Pick<Starts, "recipes" | "userId"> & { readonly owner?: Owner | undefined };

/**
 * Checks the fields in which people choose by name: the owner, a recipe's choices, and the entry to be
 * listed. A text that names nothing, a missing choice, and a choice that the rest of the draft contradicts
 * are problems: we never guess instead.
 * @param known what the recipe needs to know, and whose form it is.
 * @param draft the form's content.
 * @param learnt returns what was found for a text, if it was looked up, and why a text with addresses in it
 * named nothing.
 */
export function checkOpenTexts(known: Known, draft: Draft, { searched, linkProblem }: Learnt): OpenTexts {
  const problems: OpenTexts["problems"] = {};
  const meant: NonNullable<Check["meant"]> = {};
  const look = (field: "owner" | ChoiceName, kind: ResourceKind, text: string): void => {
    const found = text.trim() === "" ? undefined : searched(kind, text);
    problems[field] = sayOpen(kind, text.trim(), found?.isNothing === true);
    if (found?.meant) meant[field] = found.meant;
  };
  const { owner, entry = "", ...things } = draft.typed ?? {};
  if (owner !== undefined) look("owner", "user", owner);
  else if (draft.owner?.id !== known.owner?.id) problems.owner = thingWords("user").choose;
  const needs = recipeOf(known, draft.start)?.needs ?? [];
  const recipeGrant = askRecipe(known, draft);
  const isWaiting = recipeGrant?.ok === false;
  if (isWaiting && recipeGrant.missing.length === 0) problems.scopes = recipeGrant.error;
  for (const kind of needs) {
    const text = things[kind];
    if (text !== undefined) look(kind, kind, text);
    else if (!isChosen(draft.choices?.[kind])) problems[kind] = thingWords(kind).choose;
    else if (!isWaiting && disagreesWith(known, draft, kind)) problems[kind] = thingWords(kind).changed;
  }
  if (draft.reach === "only" && entry.trim() !== "")
    problems.allowList = linkProblem(entry) ?? sayNotAdded(entry.trim());

  return { problems, meant, isWaiting };
}

function sayNotAdded(text: string): string {
  return readReachText(text, "").links.length > 0
    ? l10n.t('Looking up "{0}".', text)
    : l10n.t('"{0}" isn\'t added yet. Select one of the results, or clear the field.', text);
}

function sayOpen(kind: ResourceKind, text: string, isNothing: boolean): string {
  const words = thingWords(kind);
  return text === "" ? words.choose : isNothing ? words.unknown(text) : words.open(text);
}
