import * as l10n from "@vscode/l10n";
import {
  type Catalog,
  type Choices,
  entryText,
  type Grant,
  isUnrestricted,
  type Recipe,
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
 * @param choices the ids that limit a recipe.
 * @returns the draft as it was when there is no such recipe or token.
 */
export function startFrom(starts: Starts, draft: Draft, start: string | undefined, choices: Choices): Draft {
  const { owner, name, lifetime } = draft;
  const kept = { ...(owner ? { owner } : {}), name, lifetime };
  if (start === undefined) return { ...kept, scopes: [], reach: "all", allowList: [] };
  const grant = grantAt(starts, start, choices);
  return grant === undefined ? draft : { ...kept, ...partsOf(grant), start };
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

function grantAt({ recipes, grants, userId }: Starts, start: string, choices: Choices): Grant | undefined {
  const [kind = "", id = ""] = start.split(/:(.*)/s);
  if (kind === "token") return grants.get(id);
  const own = userId === "" ? {} : { user: userId };
  return recipes.find((recipe) => recipe.id === id)?.grant({ ...own, ...choices });
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
  const all = recipes(catalog).map((recipe) => {
    const { scopes, allowList } = recipe.grant({});
    const types = allowList.map(({ type }) => type);
    const choice: RecipeChoice = {
      start: `recipe:${recipe.id}`,
      title: recipe.title,
      reason: scopes.includes("coder:all") ? `${recipe.reason} ${fullScopeNote()}` : recipe.reason,
      // Whose token it is needs no question.
      needs: recipe.needs.filter((need) => need !== "user"),
    };
    return {
      about: types.includes("workspace") ? "workspace" : types.includes("template") ? "template" : "account",
      choice,
    };
  });
  return Object.entries(titles)
    .map(([key, title]) => ({
      title,
      recipes: all.filter(({ about }) => about === key).map(({ choice }) => choice),
    }))
    .filter((group) => group.recipes.length > 0);
}

function fullScopeNote(): string {
  return l10n.t("This deployment cannot scope it: every action, but only on what is listed.");
}
