import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { Catalog } from "../../core/catalog/catalog";
import { recipeForCommand } from "../../core/commands/commandRecipe";
import { commandRows } from "../../core/commands/commandRows";
import type { NamedThings } from "../../core/commands/grantForCommand";
import type { OfferedRecipe } from "../../core/recipes/recipe";
import { recipes } from "../../core/recipes/recipes";
import { Cancelled, Explained } from "../../platform/errors";
import { makeQuickPick } from "../../platform/shown/quickInputs";

/** What a token is for, and what the person has named already. */
export type Purpose = { readonly recipe: OfferedRecipe; readonly named: NamedThings };

type PurposeItem = vscode.QuickPickItem & {
  readonly purpose: Purpose | undefined;
  /** The command line; undefined for a recipe. */
  readonly line: string | undefined;
  /** Why it cannot be chosen. */
  readonly reason?: string;
};

/**
 * Prompts for what a token will be used for: a recipe, a `coder` command, or a command line that the person types.
 * @param catalog the deployment's.
 * @param workspace the name of the workspace it is for: offers only what can be limited to one.
 * @throws Cancelled if the person dismisses the pick; Explained if no limited token can run the command there.
 */
export async function pickPurpose(catalog: Catalog, workspace: string | undefined): Promise<Purpose> {
  const known = itemsFor(catalog, workspace !== undefined);
  const pick = makeQuickPick<PurposeItem>();
  pick.title =
    workspace === undefined
      ? l10n.t("Open Terminal with Scoped Token")
      : l10n.t('Open Terminal with Scoped Token for "{0}"', workspace);
  pick.placeholder = l10n.t(
    "What will you do in it? You can also type a command such as coder start my-workspace",
  );
  pick.matchOnDetail = true;
  pick.items = known;
  pick.onDidChangeValue((value) => {
    const line = value.trim().replace(/^coder( +|$)/, "");
    const isCommand = line !== "" && known.every((item) => item.line?.startsWith(line) !== true);
    const own = isCommand ? commandItem(catalog, line) : undefined;
    // Most of what is typed filters the list.
    pick.items =
      own && (own.purpose || /^coder\b/.test(value.trim()))
        ? [{ ...own, alwaysShow: true }, ...known]
        : known;
  });
  try {
    const { purpose, reason = "" } = await new Promise<PurposeItem>((resolve, reject) => {
      pick.onDidAccept(() => {
        const [chosen] = pick.selectedItems;
        if (chosen) resolve(chosen);
      });
      pick.onDidHide(() => reject(new Cancelled()));
      pick.show();
    });
    if (!purpose) throw new Explained(reason);
    return purpose;
  } finally {
    pick.dispose();
  }
}

function itemsFor(catalog: Catalog, isForOne: boolean): PurposeItem[] {
  const fits = ({ purpose }: PurposeItem) =>
    purpose && (!isForOne || (purpose.recipe.needs.length === 1 && purpose.recipe.needs[0] === "workspace"));
  const tasks = recipes(catalog)
    .flatMap((recipe) => (recipe.offered ? [recipeItem(recipe)] : []))
    .filter(fits);
  const commands = commandRows
    .flatMap((row) => row.commands.map((command) => commandItem(catalog, command)))
    .filter(fits);
  return [heading(l10n.t("Tasks")), ...tasks, heading(l10n.t("Commands")), ...commands];
}

function recipeItem(recipe: OfferedRecipe): PurposeItem {
  return { label: recipe.title, detail: recipe.promise, purpose: { recipe, named: {} }, line: undefined };
}

/** A command, described by what it needs or by the reason why no limited token can run it. */
function commandItem(catalog: Catalog, line: string): PurposeItem {
  const read = recipeForCommand(line, catalog);
  const label = `coder ${line}`;
  if (!read.ok) return { label, description: read.reason, purpose: undefined, line, reason: read.reason };
  const { recipe, named } = read;
  return { label, ...description(recipe), purpose: { recipe, named }, line };
}

function description({ limits }: OfferedRecipe): { readonly description?: string } {
  return limits.length === 0 ? {} : { description: limits.join(" ") };
}

function heading(label: string): PurposeItem {
  return { label, kind: vscode.QuickPickItemKind.Separator, purpose: undefined, line: undefined };
}
