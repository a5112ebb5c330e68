import * as l10n from "@vscode/l10n";
import {
  type Catalog,
  type Choices,
  entryText,
  type Grant,
  isUnrestricted,
  type OfferedRecipe,
  type Recipe,
  type RecipeGrant,
  recipes,
} from "../../core";
import type { Draft, FormSetup, RecipeChoice } from "./contract";

/** What a draft can be started from. */
export type Starts = {
  readonly recipes: readonly Recipe[];
  /** The grants of the owner's tokens, by token id. */
  readonly grants: ReadonlyMap<string, Grant>;
  /** Of the owner. */
  readonly userId: string;
};

/**
 * Replaces scopes and reach of a draft by those of a recipe or of a token; the rest stays.
 * @param starts what there is.
 * @param draft what is filled in.
 * @param start `recipe:<id>` or `token:<id>`; undefined takes scopes and reach away.
 * @param choices what a recipe is for, as far as it was chosen.
 * @returns the draft as it was when there is no such recipe or token; without scopes and entries, so that it cannot be sent, while
 * a recipe lacks a choice.
 */
export function startFrom(starts: Starts, draft: Draft, start: string | undefined, choices: Choices): Draft {
  const { owner, name, lifetime } = draft;
  const kept = { ...(owner ? { owner } : {}), name, lifetime };
  if (start === undefined) return { ...kept, scopes: [], reach: "all", allowList: [] };
  const [kind = "", id = ""] = start.split(/:(.*)/s);
  if (kind === "token") {
    const grant = starts.grants.get(id);
    return grant === undefined ? draft : { ...kept, ...partsOf(grant), start };
  }
  const grant = grantOfRecipe(starts, id, choices);
  if (!grant) return draft;
  const parts = grant.ok ? partsOf(grant.value) : { scopes: [], reach: "only" as const, allowList: [] };
  return { ...kept, ...parts, start, choices };
}

/** Gives the grant of the recipe that a draft was started from, as the recipe builds it; undefined when it was from another thing. */
export function recipeGrantOf(starts: Pick<Starts, "recipes" | "userId">, draft: Draft): Grant | undefined {
  const [kind = "", id = ""] = (draft.start ?? "").split(/:(.*)/s);
  const grant = kind === "recipe" ? grantOfRecipe(starts, id, draft.choices ?? {}) : undefined;
  return grant?.ok ? grant.value : undefined;
}

function grantOfRecipe(
  { recipes, userId }: Pick<Starts, "recipes" | "userId">,
  id: string,
  choices: Choices,
): RecipeGrant | undefined {
  const recipe = recipes.find((each) => each.id === id);
  return recipe?.offered ? recipe.grant(userId, choices) : undefined;
}

/** Writes a grant as the parts of a draft that it fills. */
export function partsOf({ scopes, allowList }: Grant): Pick<Draft, "scopes" | "reach" | "allowList"> {
  const isAll = isUnrestricted(allowList);
  return {
    scopes: scopes.length === 0 ? ["coder:all"] : [...scopes],
    reach: isAll ? "all" : "only",
    allowList: isAll ? [] : allowList.map(entryText),
  };
}

/**
 * Groups the recipes of a deployment by what they are about.
 * @param catalog the deployment's scopes.
 * @returns groups with a title, the recipes in the order of the engine.
 */
export function recipeGroups(catalog: Catalog): FormSetup["recipes"] {
  const titles = {
    workspace: l10n.t("Workspaces"),
    template: l10n.t("Templates"),
    account: l10n.t("Own account"),
  };
  const offered = recipes(catalog).filter((recipe) => recipe.offered);
  return Object.entries(titles)
    .map(([key, title]) => ({
      title,
      recipes: offered.filter(({ about }) => about === key).map(choiceOf),
    }))
    .filter((group) => group.recipes.length > 0);
}

function choiceOf({ id, title, promise, limits, needs }: OfferedRecipe): RecipeChoice {
  return { start: `recipe:${id}`, title, reason: [promise, ...limits].join(" "), needs };
}
