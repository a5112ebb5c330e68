import { parseNeeds } from "./needs";
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

/** What four of them lacked before v2.32.0, `create` keeping its templates (seen on v2.31.0). */
const lackedBefore232 = /^organization_member|^workspace:(start|stop)$/;

/** The permissions (`type:action`) of a `coder:` scope on a version, or `undefined` if the name is none that is known. */
export function compositePermissions(name: string, version: ServerVersion): string[] | undefined {
  if (!Object.hasOwn(current, name)) return undefined;
  const permissions = parseNeeds(current[name] ?? "").scopes;
  if (isAtLeast(version, "2.32.0") || !name.startsWith("coder:workspaces.")) return permissions;
  const creates = permissions.includes("workspace:create");
  return permissions.filter(
    (permission) => !lackedBefore232.test(permission) && (creates || !permission.startsWith("template:")),
  );
}
