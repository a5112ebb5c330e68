import type { Catalog } from "../../core/catalog/catalog";
import { choicesNamed } from "../../core/commands/choicesNamed";
import type { ReadCommand } from "../../core/commands/grantForCommand";
import { holdsFullScope, isFullAccess } from "../../core/grant/fullAccess";
import type { Grant } from "../../core/grant/grant";
import { canMint } from "../../core/reasoning/power";
import type { Choices } from "../../core/recipes/choices";
import { choicesOf, grantForNeeds } from "../../core/recipes/grantForNeeds";
import type { SignedIn } from "../../session/sessionState";
import { thingsNamed } from "../../stepUp/thingsNamed";

/** The smallest grant for a command, or why there is none, for the model. */
export type ToolGrant =
  | {
      readonly ok: true;
      readonly grant: Grant;
      /** The names of what it is limited to, by ID. */
      readonly names: ReadonlyMap<string, string>;
    }
  | { readonly ok: false; readonly refusal: string };

/**
 * Finds the smallest grant for a command, with the resources that it names.
 * @param session whose it is.
 * @param catalog the deployment's scopes.
 * @param read the command.
 * @throws CoderError
 */
export async function toolGrant(
  { client, record }: SignedIn,
  catalog: Catalog,
  { needs, named }: Extract<ReadCommand, { readonly ok: true }>,
): Promise<ToolGrant> {
  const self = { id: record.userId, username: record.username };
  const recipe = {
    needs: choicesOf(catalog, needs),
    grant: (ownerId: string, choices: Choices) => grantForNeeds(catalog, needs, ownerId, choices),
  };
  const chosen = choicesNamed(recipe, named, self);
  if (!chosen.ok) return refused(`A limited token reaches nothing of ${chosen.other}'s.`);
  const choices: Choices = { ...chosen.choices };
  const names = new Map<string, string>();
  for (const kind of recipe.needs) {
    if (choices[kind] !== undefined) continue;
    const name = chosen.typed[kind];
    if (name === undefined && kind !== "organization") return refused(`Name the ${kind} in the command.`);
    const [only, ...others] = await thingsNamed(client, kind, name);
    if (!only) return refused(`The person has no ${kind} ${JSON.stringify(name ?? "")}.`);
    if (others.length > 0) return refused(`There are several: name the ${kind} by its ID, or with --org.`);
    choices[kind] = [only.id];
    names.set(only.id, only.name);
  }
  const built = recipe.grant(self.id, choices);
  if (!built.ok) return refused(built.error);
  const grant = built.value;
  if (isFullAccess(grant) || holdsFullScope(grant) || canMint(catalog, grant) || grant.allowList.length === 0)
    return refused("This would need more than an agent ever gets: full access, or creating tokens.");

  return { ok: true, grant, names };
}

function refused(refusal: string): ToolGrant {
  return { ok: false, refusal };
}
