import { resourceActions } from "./permissions";

/** Roles of the whole deployment; everybody is a `member` as well. */
export type RoleName = "owner" | "template-admin" | "user-admin" | "auditor" | "member";

type Grants = Readonly<Record<string, readonly string[]>>;

/**
 * What a role allows: everywhere, on one's own resources, in one's organizations, and on one's own resources
 * in those.
 */
export interface Role {
  readonly name: RoleName;
  readonly displayName: string;
  readonly site?: Grants;
  readonly own?: Grants;
  readonly organization?: Grants;
  readonly ownInOrganization?: Grants;
}

const all = ["*"] as const;

/** Every action, even one that no release knows, on every type except some. */
function everythingExcept(...types: readonly string[]): Grants {
  return Object.fromEntries(
    Object.keys(resourceActions)
      .filter((type) => type !== "*" && !types.includes(type))
      .map((type) => [type, all]),
  );
}

const everythingForOwners: Grants = {
  ...everythingExcept("workspace", "workspace_dormant", "prebuilt_workspace", "user_secret", "user_skill"),
  workspace: resourceActions["workspace"] ?? [],
  workspace_dormant: ["create", "read", "update", "delete", "stop"],
  prebuilt_workspace: ["update", "delete"],
  user_skill: ["read", "delete"],
};

const roles: Readonly<Record<RoleName, Role>> = {
  owner: { name: "owner", displayName: "Owner", site: everythingForOwners },
  "template-admin": {
    name: "template-admin",
    displayName: "Template Admin",
    site: {
      template: ["create", "read", "update", "delete", "use", "view_insights"],
      file: ["create", "read"],
      workspace: ["read"],
      user: ["read"],
      organization: ["read"],
      organization_member: ["read"],
      group: ["read"],
      group_member: ["read"],
      provisioner_daemon: ["create", "read", "update", "delete"],
      provisioner_jobs: ["create", "read", "update"],
    },
  },
  "user-admin": {
    name: "user-admin",
    displayName: "User Admin",
    site: {
      assign_role: ["assign", "unassign", "read"],
      assign_org_role: ["assign", "unassign", "create", "read", "update", "delete"],
      user: ["create", "read", "update", "delete", "read_personal", "update_personal"],
      organization: ["read"],
      organization_member: ["create", "read", "update", "delete"],
      group: ["create", "read", "update", "delete"],
      group_member: ["read"],
      idpsync_settings: ["read", "update"],
    },
  },
  auditor: {
    name: "auditor",
    displayName: "Auditor",
    site: {
      audit_log: ["read"],
      connection_log: ["read"],
      template: ["read", "view_insights"],
      user: ["read"],
      organization: ["read"],
      organization_member: ["read"],
      group: ["read"],
      group_member: ["read"],
      deployment_stats: ["read"],
      deployment_config: ["read"],
    },
  },
  member: {
    name: "member",
    displayName: "Member",
    site: { assign_role: ["read"], oauth2_app: ["read"], workspace_proxy: ["read"] },
    own: {
      ...everythingExcept(
        "workspace",
        "workspace_dormant",
        "prebuilt_workspace",
        "user",
        "organization_member",
      ),
      user: ["read", "read_personal", "update_personal"],
    },
    organization: {
      organization: ["read"],
      organization_member: ["read"],
      group: ["read"],
      assign_org_role: ["read"],
    },
    ownInOrganization: {
      api_key: ["create", "read", "update", "delete"],
      file: ["create", "read"],
      workspace: ["create", "read", "update", "delete", "start", "stop", "ssh", "application_connect"],
      workspace_dormant: ["create", "read", "update", "delete", "stop"],
      task: ["create", "read", "update", "delete"],
      provisioner_jobs: ["create", "read", "update"],
    },
  },
};

/** Returns the role with that name. */
export function roleOf(name: RoleName): Role {
  return roles[name];
}
