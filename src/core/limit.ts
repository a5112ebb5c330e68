import type { Catalog } from "./catalog/catalog";
import { findScope } from "./catalog/catalog";
import { expandScope } from "./expand";
import type { AllowEntry, Grant } from "./grant";
import type { Needs } from "./needs";

/** A thing that a person chooses for a grant, by what it is. */
export type ChoiceName = "workspace" | "template" | "organization" | "user";

/** The ids chosen. `user` is the id of the user who will own the token. */
export type Choices = Partial<Record<ChoiceName, string>>;

const choiceNames: readonly ChoiceName[] = ["workspace", "template", "organization", "user"];

/** Says which things can be chosen to limit these needs. */
export function choicesFor(catalog: Catalog, needs: Needs): ChoiceName[] {
  return [...new Set(typesOf(catalog, needs).flatMap((type) => choiceFor(catalog, needs, type) ?? []))];
}

/**
 * Limits the scopes of a task to what was chosen: an entry for each type they concern, by id where that works, else `type:*`
 * (new things, lists, keys, files, what was not chosen; templates beside workspaces, whose ids make the server fail). Where the
 * deployment does not offer every scope, full access within the same limits stands in: before v2.31.7 no other token can read
 * its own user (seen on v2.31.0).
 */
export function limit(catalog: Catalog, needs: Needs, choices: Choices): Grant {
  const offered = needs.scopes.every((name) => findScope(catalog, name));
  const allowList = typesOf(catalog, needs).map((type): AllowEntry => {
    const choice = choiceFor(catalog, needs, type);
    return { type, id: (choice && choices[choice]) ?? "*" };
  });
  return { scopes: offered ? needs.scopes : ["coder:all"], allowList };
}

/** The choice whose id admits things of a type; none for types that can only be admitted whole. */
function choiceFor(catalog: Catalog, needs: Needs, type: string): ChoiceName | undefined {
  const besideWorkspaces = type === "template" && typesOf(catalog, needs).includes("workspace");
  if (needs.whole.includes(type) || besideWorkspaces) return undefined;
  const name = type === "organization_member" ? "user" : type;
  return choiceNames.find((choice) => choice === name);
}

function typesOf(catalog: Catalog, { scopes }: Needs): string[] {
  const permissions = scopes.flatMap((name) => expandScope(catalog, name) ?? [name]);
  return [...new Set(permissions.map((permission) => permission.replace(/:.*/, "")))].sort();
}
