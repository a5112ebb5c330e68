import type { Grant } from "../grant";
import type { ChoiceName, Choices } from "../limit";

/** One request that shows what a token made from a recipe can or cannot do. */
export type RecipeRequest = {
  method: string;
  /** A path below `/api/v2` with `{workspace}`, `{template}`, `{organization}`, `{user}` or `{agent}` in it. */
  path: string;
  /** The JSON text of the body, with the same placeholders. */
  body?: string;
};

/** A named grant for a real task. */
export type Recipe = {
  id: string;
  title: string;
  /** What it is for and what it keeps out. */
  reason: string;
  /** What can be chosen to limit it; what is not chosen is admitted whole. */
  needs: ChoiceName[];
  /** The grant for what was chosen, as narrow as this deployment allows. */
  grant: (choices: Choices) => Grant;
  /** Requests that such a token must pass, and such that it must be refused. */
  promises: { pass: RecipeRequest[]; refuse: RecipeRequest[] };
};
