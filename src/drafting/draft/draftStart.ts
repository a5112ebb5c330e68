import * as l10n from "@vscode/l10n";
import type { UserId } from "../../coder/api/answers";
import type { Catalog } from "../../core/catalog/catalog";
import { entryText, type Grant, isUnrestricted } from "../../core/grant/grant";
import { type ChoiceName, type Choices, isChosen } from "../../core/recipes/choices";
import type { OfferedRecipe, Recipe, RecipeGrant } from "../../core/recipes/recipe";
import { recipes } from "../../core/recipes/recipes";
import { formatLifetime } from "../../core/token/formatLifetime";
import { customStart } from "./customStart";
import type { Draft } from "./draft";
import { without, withTyped } from "./draftChanges";
import type { FormSetup, RecipeChoice } from "./formSetup";
import type { NewTokenStart } from "./newTokenStart";
import { purposeOf } from "./purposeOf";

/** What a draft can be started from. */
export type Starts = {
  readonly recipes: readonly Recipe[];
  /** The grants of the owner's tokens, by token ID. */
  readonly grants: ReadonlyMap<string, Grant>;
  /** The owner's ID. */
  readonly userId: UserId;
};

type RecipeStarts = Pick<Starts, "recipes" | "userId">;

/**
 * Replaces scopes and reach of a draft with those of a recipe or of a token; keeps the rest.
 * @param starts the available recipes and tokens.
 * @param draft the form's content.
 * @param start `recipe:<id>`, `token:<id>`, or `custom`; the latter and undefined remove scopes and reach.
 * @param choices the choices for a recipe; drops those it does not need.
 * @returns the draft, unchanged if there is no such recipe or token. While a choice for a recipe is missing,
 * the draft grants nothing.
 */
export function startFrom(starts: Starts, draft: Draft, start: string | undefined, choices: Choices): Draft {
  const { owner, name, suggested, lifetime, typed, ending } = draft;
  const kept = {
    ...(owner ? { owner } : {}),
    name,
    ...(suggested === undefined ? {} : { suggested }),
    lifetime,
    ...(typed ? { typed } : {}),
    ...(ending === undefined ? {} : { ending }),
  };
  if (start === undefined || start === customStart)
    return { ...kept, scopes: [], reach: "all", allowList: [], ...(start === undefined ? {} : { start }) };
  const [kind = "", id = ""] = start.split(/:(.*)/s);
  if (kind === "token") {
    const grant = starts.grants.get(id);
    return grant === undefined ? draft : { ...kept, ...partsOf(grant), start };
  }
  const recipe = recipeOf(starts, start);
  if (recipe === undefined) return draft;
  const asked: Choices = Object.fromEntries(
    recipe.needs.flatMap((need) => (isChosen(choices[need]) ? [[need, choices[need]]] : [])),
  );
  const grant = recipe.grant(starts.userId, asked);
  const parts = grant.ok ? partsOf(grant.value) : { scopes: [], reach: "only" as const, allowList: [] };
  return { ...kept, ...parts, start, choices: asked };
}

/**
 * Returns the recipe that a draft was started from; undefined if it was started from something else, or
 * nothing.
 */
export function recipeOf({ recipes }: RecipeStarts, start: string | undefined): OfferedRecipe | undefined {
  const recipe = recipes.find(({ id }) => start === `recipe:${id}`);
  return recipe?.offered ? recipe : undefined;
}

/**
 * Returns the grant of the recipe that a draft was started from, or why there is none; undefined if it was
 * started from something else.
 */
export function askRecipe(starts: RecipeStarts, draft: Draft): RecipeGrant | undefined {
  return recipeOf(starts, draft.start)?.grant(starts.userId, draft.choices ?? {});
}

/**
 * Returns the grant of the recipe that a draft was started from, as the recipe builds it; undefined if there
 * is none.
 */
export function recipeGrantOf(starts: RecipeStarts, draft: Draft): Grant | undefined {
  const grant = askRecipe(starts, draft);
  return grant?.ok ? grant.value : undefined;
}

/** Whether a draft lists resources of a kind other than those chosen for its recipe. */
export function disagreesWith(starts: RecipeStarts, draft: Draft, kind: ChoiceName): boolean {
  const grant = recipeGrantOf(starts, draft);
  const ofKind = (entries: readonly string[]) =>
    entries
      .filter((entry) => entry.startsWith(`${kind}:`))
      .sort()
      .join();
  return (
    grant === undefined ||
    draft.reach !== partsOf(grant).reach ||
    ofKind(draft.allowList) !== ofKind(partsOf(grant).allowList)
  );
}

/**
 * Detaches a draft from its recipe, including the recipe's choices, if it no longer lists what was chosen.
 */
export function detached(starts: RecipeStarts, draft: Draft): Draft {
  const needs = recipeOf(starts, draft.start)?.needs ?? [];
  if (!needs.some((kind) => disagreesWith(starts, draft, kind))) return draft;
  const { owner, entry } = draft.typed ?? {};
  return withTyped(without(draft, "start", "choices"), { owner, entry });
}

/** Adds entries in place of the text that named them. */
export function withEntries(starts: RecipeStarts, draft: Draft, entries: readonly string[]): Draft {
  const allowList = [...new Set([...draft.allowList, ...entries])];
  return detached(starts, withTyped({ ...draft, allowList }, { ...draft.typed, entry: undefined }));
}

/** Converts a grant to the parts of a draft that it fills. */
export function partsOf({ scopes, allowList }: Grant): Pick<Draft, "scopes" | "reach" | "allowList"> {
  const isAll = isUnrestricted(allowList);
  return {
    scopes: scopes.length === 0 ? ["coder:all"] : [...scopes],
    reach: isAll ? "all" : "only",
    allowList: isAll ? [] : allowList.map(entryText),
  };
}

/**
 * Groups the recipes of a deployment by topic.
 * @param catalog the deployment's scopes.
 * @returns groups with a title; recipes keep the engine's order.
 */
export function recipeGroups(catalog: Catalog): FormSetup["recipes"] {
  const titles = {
    workspace: l10n.t("Workspaces"),
    template: l10n.t("Templates"),
    account: l10n.t("Your account"),
  };
  const offered = recipes(catalog).filter((recipe) => recipe.offered);
  return Object.entries(titles)
    .map(([key, title]) => ({
      title,
      recipes: offered.filter(({ about }) => about === key).map(choiceOf),
    }))
    .filter((group) => group.recipes.length > 0);
}

/**
 * Returns the recipes that a deployment cannot support, each with the reason.
 * @param catalog the deployment's scopes.
 */
export function withheldRecipes(catalog: Catalog): FormSetup["withheld"] {
  return recipes(catalog).flatMap((recipe) =>
    recipe.offered ? [] : [{ title: recipe.title, reason: recipe.reason }],
  );
}

/** Describes a recipe the way the form offers it. */
export function choiceOf({ id, title, promise, limits, needs }: OfferedRecipe): RecipeChoice {
  const reason = [promise, ...limits].join(" ");
  return { start: `recipe:${id}`, title, purpose: purposeOf(id), reason, needs };
}

/** Fills the fields of a form that starts from an existing grant. */
export function draftFrom({ from: { owner, name, grant, lifetimeSeconds } }: NewTokenStart): Draft {
  const isFree = isUnrestricted(grant.allowList);
  return {
    ...(owner ? { owner } : {}),
    name,
    lifetime: formatLifetime(lifetimeSeconds),
    scopes: [...grant.scopes],
    reach: isFree ? "all" : "only",
    allowList: isFree ? [] : grant.allowList.map(entryText),
  };
}
