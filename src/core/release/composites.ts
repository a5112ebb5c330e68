import { parseNeeds } from "./needs";
import { isAtLeast, type ServerVersion } from "./serverVersion";

/** What each `coder:…` scope grants since v2.27.0 (coderd/rbac/scopes.go), in the format of parseNeeds. */
const always: Readonly<Record<string, string>> = {
  all: "*:*",
  application_connect: "workspace:application_connect",
  "workspaces.create": "template:read,use workspace:create,read,update",
  "workspaces.operate": "workspace:read,update",
  "workspaces.delete": "workspace:read,delete",
  "workspaces.access": "workspace:read,ssh,application_connect",
  "templates.build": "template:read file:create,read provisioner_jobs:read",
  "templates.author": "template:create,read,update,delete,view_insights file:create,read",
  "apikeys.manage_self": "api_key:create,read,update,delete",
};

/** Additions in v2.32.0 (seen on v2.31.0 and v2.35.1): to all composites for workspaces, and to some. */
const forWorkspacesSince232 = "template:read organization_member:read";
const forSomeSince232: Readonly<Record<string, string>> = {
  "workspaces.create": " workspace:start,stop",
  "workspaces.operate": " workspace:start,stop",
  "workspaces.delete": " template:use",
};

/**
 * Returns the permissions (`type:action`) of a `coder:` scope on a version, or `undefined` if the name is
 * unknown.
 */
export function compositePermissions(name: string, version: ServerVersion): string[] | undefined {
  const set = name.replace("coder:", "");
  if (set === name || !Object.hasOwn(always, set)) return undefined;
  const { scopes } = parseNeeds(always[set] ?? "");
  if (!set.startsWith("workspaces.") || !isAtLeast(version, "2.32.0")) return scopes;
  return [
    ...new Set([...scopes, ...parseNeeds(forWorkspacesSince232 + (forSomeSince232[set] ?? "")).scopes]),
  ];
}
