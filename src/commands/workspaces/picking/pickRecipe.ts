import * as l10n from "@vscode/l10n";
import type * as vscode from "vscode";
import type { OfferedRecipe } from "../../../core/recipes/recipe";
import { Cancelled } from "../../../platform/errors";
import { pickItem } from "../../../platform/shown/quickInputs";

type RecipeItem = vscode.QuickPickItem & { readonly recipe: OfferedRecipe };

/**
 * Asks what a token is for.
 * @param fitting what it can be for.
 * @param name of the workspace or the template that it will reach.
 * @throws Cancelled when the person leaves the pick.
 */
export async function pickRecipe(fitting: readonly OfferedRecipe[], name: string): Promise<OfferedRecipe> {
  const items = fitting.map((recipe): RecipeItem => ({
    label: recipe.title,
    detail: recipe.promise,
    recipe,
  }));
  const picked = await pickItem(items, { title: l10n.t('What will the token for "{0}" be used for?', name) });
  if (!picked) throw new Cancelled();
  return picked.recipe;
}
