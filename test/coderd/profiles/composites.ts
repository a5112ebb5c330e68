import type { Permission } from "../authz/permissions";

type Table = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** Composites that no release changed. */
const unchanged: Table = {
  "coder:all": { "*": ["*"] },
  "coder:application_connect": { workspace: ["application_connect"] },
  "coder:templates.build": { template: ["read"], file: ["create", "read"], provisioner_jobs: ["read"] },
  "coder:templates.author": {
    template: ["read", "create", "update", "delete", "view_insights"],
    file: ["create", "read"],
  },
  "coder:apikeys.manage_self": { api_key: ["read", "create", "update", "delete"] },
};

/** Up to v2.31: none of these can start a workspace, since starting reads the owner and the template. */
const early: Table = {
  ...unchanged,
  "coder:workspaces.create": { template: ["read", "use"], workspace: ["create", "update", "read"] },
  "coder:workspaces.operate": { workspace: ["read", "update"] },
  "coder:workspaces.delete": { workspace: ["read", "delete"] },
  "coder:workspaces.access": { workspace: ["read", "ssh", "application_connect"] },
};

/** From v2.32.0. */
const complete: Table = {
  ...unchanged,
  "coder:workspaces.create": {
    template: ["read", "use"],
    workspace: ["stop", "start", "create", "update", "read"],
    organization_member: ["read"],
  },
  "coder:workspaces.operate": {
    template: ["read"],
    workspace: ["stop", "start", "read", "update"],
    organization_member: ["read"],
  },
  "coder:workspaces.delete": {
    template: ["read", "use"],
    workspace: ["read", "delete"],
    organization_member: ["read"],
  },
  "coder:workspaces.access": {
    template: ["read"],
    workspace: ["read", "ssh", "application_connect"],
    organization_member: ["read"],
  },
};

/**
 * Returns the permissions of a `coder:` name, or undefined if there is none. `working` selects the expansions
 * of v2.32.0 and later (seen on v2.35.1), otherwise those seen on v2.31.0.
 */
export function compositePermissions(name: string, working: boolean): Permission[] | undefined {
  const table = (working ? complete : early)[name];
  if (table === undefined) return undefined;
  return Object.entries(table).flatMap(([type, actions]) => actions.map((action) => ({ type, action })));
}
