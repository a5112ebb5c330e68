import { buildCatalog } from "../catalog/buildCatalog";
import type { Catalog } from "../catalog/catalog";
import { parseNeeds } from "../release/needs";

/** Every name that v2.35.1 and v2.36.0 offer (their `GET /auth/scopes`). */
const offered = `coder:all,application_connect,workspaces.create,workspaces.operate,workspaces.delete,workspaces.access,templates.build,templates.author,apikeys.manage_self
api_key:*,create,read,update,delete
file:*,create,read
organization:*,read,update,delete
task:*,create,read,update,delete
template:*,create,read,update,delete,use
user:*,read,read_personal,update_personal
user_secret:*,create,read,update,delete
user_skill:*,create,read,update,delete
workspace:*,create,read,update,delete,start,stop,ssh,application_connect`;

/**
 * The names that v2.36.0 offers, the newest release that was tested, for questions without a deployment. In
 * the server's order.
 */
export function knownNames(): string[] {
  return parseNeeds(offered.replaceAll("\n", " ")).scopes.sort();
}

let catalog: Catalog | undefined;

/** The catalog of v2.36.0, built once. */
export function knownCatalog(): Catalog {
  return (catalog ??= buildCatalog(knownNames(), "v2.36.0"));
}
