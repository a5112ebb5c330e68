import type { Catalog } from "../catalog/catalog";
import { expandScope } from "../reasoning/expand";
import type { Needs } from "../release/needs";

/** Commands that only read on the server, but write files or open something here. */
const actsHere = ["config-ssh", "login --use-token-as-session", "templates pull", "open app"];

/** What the list of a command shows. */
const listed: Readonly<Record<string, string>> = {
  list: "workspace",
  "list --shared-with-me": "workspace",
  "schedule show": "workspace",
  "templates list": "template",
  "organizations list": "organization",
  "tokens list": "api_key",
};

/**
 * Whether a command may have changed something, even if it failed: it has a permission to do more than read.
 * @param command as the table of commands writes it.
 */
export function mayAct(catalog: Catalog, command: string, needs: Needs): boolean {
  const permissions = needs.scopes.flatMap((name) => expandScope(catalog, name) ?? [name]);
  return actsHere.includes(command) || permissions.some((each) => !/:read(_personal)?$/.test(each));
}

/** Returns the type of the resources that a command lists, and shows as an empty list without permission. */
export function typeListedBy(command: string): string | undefined {
  return Object.hasOwn(listed, command) ? listed[command] : undefined;
}
