import { isAtLeast, type ServerVersion } from "./serverVersion";

/** What each `coder:` scope grants: `type:action,action` parts (coderd/rbac/scopes.go, v2.35.1). */
const current: Readonly<Record<string, string>> = {
  "coder:all": "*:*",
  "coder:application_connect": "workspace:application_connect",
  "coder:workspaces.create":
    "template:read,use workspace:create,read,update,start,stop organization_member:read",
  "coder:workspaces.operate": "template:read workspace:read,update,start,stop organization_member:read",
  "coder:workspaces.delete": "template:read,use workspace:read,delete organization_member:read",
  "coder:workspaces.access": "template:read workspace:read,ssh,application_connect organization_member:read",
  "coder:templates.build": "template:read file:create,read provisioner_jobs:read",
  "coder:templates.author": "template:create,read,update,delete,view_insights file:create,read",
  "coder:apikeys.manage_self": "api_key:create,read,update,delete",
};

/** Before v2.32.0 four of them lacked what their routes need (seen on v2.31.0). */
const before232: Readonly<Record<string, string>> = {
  "coder:workspaces.create": "template:read,use workspace:create,read,update",
  "coder:workspaces.operate": "workspace:read,update",
  "coder:workspaces.delete": "workspace:read,delete",
  "coder:workspaces.access": "workspace:read,ssh,application_connect",
};

/** The permissions (`type:action`) of a `coder:` scope on a version, or `undefined` if the name is none that is known. */
export function compositePermissions(name: string, version: ServerVersion | undefined): string[] | undefined {
  const old = version !== undefined && !isAtLeast(version, "2.32.0") && Object.hasOwn(before232, name);
  const text = old ? before232[name] : Object.hasOwn(current, name) ? current[name] : undefined;
  return text?.split(" ").flatMap((part) => {
    const [type = "", actions = ""] = part.split(":");
    return actions.split(",").map((action) => `${type}:${action}`);
  });
}

/** Every `coder:` scope that is known, in the order in which a person meets them. */
export const compositeNames: readonly string[] = Object.keys(current);
