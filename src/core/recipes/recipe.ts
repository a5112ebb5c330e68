import type { Grant } from "../grant";

/** A thing that a person chooses for a recipe, by what it is. The value is always an id. */
export type ChoiceName = "workspace" | "template" | "organization" | "user";

/** The ids chosen. `user` is the id of the user who will own the token. */
export type Choices = Partial<Record<ChoiceName, string>>;

/** One request that shows what a token made from a recipe can or cannot do. */
export type RecipeRequest = {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** A path below `/api/v2` with `{workspace}`, `{template}`, `{organization}`, `{user}`, `{agent}` or `{file}` in it. */
  path: string;
  /** The JSON body, with the same placeholders inside its strings. */
  body?: Record<string, unknown>;
  /** What the request is for, in a few words. */
  about: string;
};

/** A named grant for a real task. */
export type Recipe = {
  id: string;
  title: string;
  /** What it is for and what it keeps out, in a sentence or two. */
  reason: string;
  /** What has to be chosen first; without a choice the recipe is for every thing of that kind, where `optional` says so. */
  needs: { name: ChoiceName; optional: boolean }[];
  /** The grant for what was chosen, as narrow as this deployment allows. */
  grant: (choices: Choices) => Grant;
  /** Requests that such a token must pass, and such that must be refused. */
  promises: { pass: RecipeRequest[]; refuse: RecipeRequest[] };
};
