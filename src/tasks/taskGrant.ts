import * as l10n from "@vscode/l10n";
import type { Catalog } from "../core/catalog/catalog";
import { choicesNamed } from "../core/commands/choicesNamed";
import { recipeForCommand } from "../core/commands/commandRecipe";
import type { NamedThings } from "../core/commands/grantForCommand";
import type { Grant } from "../core/grant/grant";
import { failure, type Result, success } from "../core/grant/result";
import type { Choice, ChoiceName } from "../core/recipes/choices";
import type { OfferedRecipe } from "../core/recipes/recipe";
import { recipes } from "../core/recipes/recipes";
import { powerOf } from "../drafting/outcome/agreesToPower";
import { findNamed } from "../drafting/things/namedThing";
import type { SignedIn } from "../session/sessionState";
import type { TaskDefinition } from "./taskDefinition";

/**
 * Determines what a task's token may do: the grant of its recipe, or the smallest one for its command. Asks nobody: what the
 * definition does not name is an error, and no task gets everything.
 * @param session the token's owner.
 * @param catalog the deployment's scopes.
 * @returns the grant, or a sentence that says what is missing or wrong.
 * @throws CoderError if the deployment cannot be reached.
 */
export async function taskGrant(
  session: SignedIn,
  catalog: Catalog,
  definition: TaskDefinition,
  signal: AbortSignal,
): Promise<Result<Grant>> {
  const purpose = purposeOf(catalog, definition);
  if (!purpose.ok) return purpose;
  const { recipe, named } = purpose.value;
  const { userId: id, username } = session.record;
  const read = choicesNamed(recipe, named, { id, username });
  if (!read.ok) return failure(l10n.t("A task can't be about another user: {0}.", read.other));

  const choices: Partial<Record<ChoiceName, Choice>> = { ...read.choices };
  for (const kind of recipe.needs) {
    const name = read.typed[kind];
    if (choices[kind] !== undefined) continue;
    if (name === "*") {
      choices[kind] = "all";
    } else if (name !== undefined) {
      const found = await findNamed(
        session,
        kind,
        kind === "workspace" ? (named.workspace ?? name) : name,
        signal,
      );
      if (!found.ok)
        return failure(l10n.t('There\'s nothing named "{0}" on {1}.', name, session.deployment.host));
      choices[kind] = [found.id];
    }
  }
  if (recipe.needs.includes("organization") && choices.organization === undefined)
    choices.organization = await organizationsOf(session, choices.template, signal);
  const built = recipe.grant(id, choices);
  if (!built.ok) return failure(built.error);
  const power = powerOf(catalog, { grant: built.value });
  return power === undefined
    ? success(built.value)
    : failure(l10n.t("A task never gets such a token. {0}", power));
}

/** Those of the templates that were named; nothing for all templates, whose organizations must be named. */
async function organizationsOf(
  { client }: SignedIn,
  templates: Choice | undefined,
  signal: AbortSignal,
): Promise<Choice> {
  if (templates === undefined || templates === "all") return [];
  const all = await client.templates.list(signal);
  return [...new Set(all.filter(({ id }) => templates.includes(id)).map((one) => one.organizationId))];
}

type Purpose = { readonly recipe: OfferedRecipe; readonly named: NamedThings };

function purposeOf(catalog: Catalog, { grant, command, ...things }: TaskDefinition): Result<Purpose> {
  const { workspace, template, organization } = things;
  const own: NamedThings = {
    ...(workspace === undefined ? {} : { workspace }),
    ...(template === undefined ? {} : { template }),
    ...(organization === undefined ? {} : { organization }),
  };
  if (grant === undefined) {
    const read = recipeForCommand(command, catalog);
    return read.ok
      ? success({ recipe: read.recipe, named: { ...read.named, ...own } })
      : failure(read.reason);
  }
  const all = recipes(catalog);
  const recipe = all.find(({ id }) => id === grant);
  if (recipe === undefined) {
    const ids = all.map(({ id }) => id).join(", ");
    return failure(l10n.t("There's no recipe named {0}. These exist: {1}.", grant, ids));
  }
  return recipe.offered ? success({ recipe, named: own }) : failure(recipe.reason);
}
