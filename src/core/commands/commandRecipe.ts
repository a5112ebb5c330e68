import * as l10n from "@vscode/l10n";
import type { Catalog } from "../catalog/catalog";
import { choicesOf, grantForNeeds } from "../recipes/grantForNeeds";
import type { OfferedRecipe } from "../recipes/recipe";
import { type NamedThings, readCommand } from "./grantForCommand";

/** The smallest token for a command as a recipe, and the names in the line; or why there is none there. */
export type CommandRecipe =
  | { readonly ok: true; readonly recipe: OfferedRecipe; readonly named: NamedThings }
  | { readonly ok: false; readonly command: string; readonly reason: string };

/**
 * Turns a command line into a recipe that asks what the command is for, and grants nothing before that is
 * chosen.
 * @param text the text as typed, with or without `coder` in front.
 * @param catalog the scopes of the deployment that will create the token.
 */
export function recipeForCommand(text: string, catalog: Catalog): CommandRecipe {
  const read = readCommand(text, catalog);
  if (!read.ok) return read;
  const { command, needs, named, note } = read;
  const recipe: OfferedRecipe = {
    id: `command ${command}`,
    title: `coder ${command}`,
    promise: l10n.t("The smallest token that can run this command."),
    about: needs.scopes.some((scope) => scope.startsWith("workspace:")) ? "workspace" : "account",
    offered: true,
    needs: choicesOf(catalog, needs),
    limits: note === undefined ? [] : [note],
    roleLimits: [],
    grant: (ownerId, choices) => grantForNeeds(catalog, needs, ownerId, choices),
  };
  return { ok: true, recipe, named };
}
