import { canonicalId } from "../grant/resourceId";
import type { ChoiceName, Choices } from "../recipes/choices";
import type { OfferedRecipe } from "../recipes/recipe";
import type { NamedThings } from "./grantForCommand";

/** What a command line chooses by ID and names without one; or whose it is, if that is somebody else. */
export type NamedChoices =
  | { readonly ok: true; readonly choices: Choices; readonly typed: Partial<Record<ChoiceName, string>> }
  | { readonly ok: false; readonly other: string };

/**
 * Reads the names in a command line as choices for its recipe. A name alone chooses nothing: the resource
 * with that name must be looked up. A token that may read only its owner cannot access somebody else's
 * profile or workspace by name.
 * @param self the token's future owner.
 */
export function choicesNamed(
  recipe: Pick<OfferedRecipe, "needs" | "grant">,
  named: NamedThings,
  self: { readonly id: string; readonly username: string },
): NamedChoices {
  const isSelf = (name: string): boolean => ["me", self.username, self.id].includes(name);
  const [workspace = "", owner = "me"] = (named.workspace ?? "").split("/").reverse();
  const other = [named.user ?? "me", owner].find((name) => !isSelf(name));
  if (other !== undefined && readsOwnerAlone(recipe, self.id)) return { ok: false, other };
  const choices: Partial<Record<ChoiceName, readonly string[]>> = {};
  const typed: Partial<Record<ChoiceName, string>> = {};
  // `ssh alpha.main` names an agent after the workspace.
  const things = { ...named, workspace: workspace.replace(/\..*/, "") };
  for (const kind of recipe.needs) {
    const name = things[kind] ?? "";
    const id = canonicalId(name);
    if (id !== undefined) choices[kind] = [id];
    else if (name !== "") typed[kind] = name;
  }
  return { ok: true, choices, typed };
}

function readsOwnerAlone(recipe: Pick<OfferedRecipe, "grant">, ownerId: string): boolean {
  const built = recipe.grant(ownerId, { workspace: "all", template: "all", organization: "all" });
  return built.ok && built.value.allowList.some(({ type, id }) => type === "user" && id === ownerId);
}
