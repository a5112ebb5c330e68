import type { NameOf } from "../../presentation/thingName";
import { freeName, successorName } from "../../tokens/minting/freeName";
import type { Draft } from "./draft";
import { recipeOf, type Starts } from "./draftStart";
import type { FormSetup } from "./formSetup";

/** Longer ones are hard to read in lists. */
const longestSuggestion = 48;

/** What a suggestion takes into account. */
type Known = Pick<Starts, "recipes" | "userId"> & {
  readonly setup: Pick<FormSetup, "tokens">;
  /** The names of the owner's tokens, including expired ones. */
  readonly takenNames: readonly string[];
};

/**
 * Suggests a name for a draft: what it is for and the single resource it is for, such as `start-stop-alpha`;
 * for a copy, the next name after the original's. A name that the person wrote stays.
 * @param known the recipes, tokens and taken names.
 * @param nameOf names resources.
 * @param draft the form's content.
 * @returns the draft with a free name; unchanged if there is nothing to suggest.
 */
export function withSuggestedName(known: Known, nameOf: NameOf, draft: Draft): Draft {
  const isOurs = draft.name === "" || draft.name === draft.suggested;
  const name = isOurs ? suggestion(known, nameOf, draft) : undefined;
  return name === undefined ? draft : { ...draft, name, suggested: name };
}

function suggestion(known: Known, nameOf: NameOf, draft: Draft): string | undefined {
  const copied = known.setup.tokens.find(({ start }) => start === draft.start);
  if (copied) return successorName(copied.name, known.takenNames);
  const recipe = recipeOf(known, draft.start);
  if (recipe === undefined) return undefined;
  const [resource] = recipe.needs.flatMap((kind) => {
    const choice = draft.choices?.[kind] ?? [];
    const [id, ...others] = choice === "all" ? [] : choice;
    const name = id === undefined || others.length > 0 ? undefined : nameOf({ type: kind, id })?.name;
    return name === undefined || name === "" ? [] : [name];
  });
  const words = [recipe.id.replace(/^command /, ""), ...(resource === undefined ? [] : [resource])];
  return freeName(plainName(words.join("-")), known.takenNames);
}

/** Keeps what every program, shell and file system takes in a name. */
function plainName(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}_.]+/gu, "-")
    .slice(0, longestSuggestion)
    .replaceAll(/^-+|-+$/g, "");
}
