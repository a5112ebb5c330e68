/** What agents can be given access for. */
export const bundleIds = ["look", "operate", "work", "author"] as const;

export type BundleId = (typeof bundleIds)[number];

/** What access for a purpose consists of. */
export type Bundle = {
  /** What its token needs besides `user:read`, which Coder's MCP server needs to start. */
  readonly scopes: readonly string[];
  /** What it is limited to; `all` also lets it list everything of the person's. */
  readonly about: "workspace" | "workspaceOrAll" | "organization";
  /** The tools of Coder's MCP server that work with it. */
  readonly tools: readonly string[];
  /** Tools that fail unless it reaches all workspaces. */
  readonly listing: readonly string[];
};

const looking =
  "get_authenticated_user get_workspace get_workspace_build_logs get_workspace_agent_logs workspace_list_apps workspace_port_forward list_templates get_template template_version_parameters get_template_version_logs";

const working =
  "get_workspace workspace_bash workspace_ls workspace_read_file workspace_write_file workspace_edit_file workspace_edit_files workspace_list_apps get_workspace_agent_logs";

const authoring =
  "upload_tar_file create_template_version create_template update_template_active_version delete_template list_templates get_template get_template_version_logs template_version_parameters";

/**
 * The smallest scopes and the tools of each (run on v2.35.1 and v2.36.0: each tool was called with a token of exactly these,
 * and none of them can be spared). None can create tokens or has full access.
 */
export const bundles: Readonly<Record<BundleId, Bundle>> = {
  look: {
    scopes: ["workspace:read", "template:read"],
    about: "workspaceOrAll",
    tools: [...prefixed(looking), "fetch"],
    listing: [...prefixed("list_workspaces"), "search"],
  },
  operate: {
    scopes: ["workspace:read", "workspace:start", "workspace:stop", "template:read"],
    about: "workspace",
    tools: prefixed("get_workspace create_workspace_build get_workspace_build_logs"),
    listing: [],
  },
  work: {
    scopes: ["workspace:read", "workspace:ssh", "template:read"],
    about: "workspace",
    tools: prefixed(working),
    listing: [],
  },
  author: {
    scopes: [
      "template:read",
      "template:create",
      "template:update",
      "template:delete",
      "file:create",
      "file:read",
      "organization:read",
    ],
    about: "organization",
    tools: prefixed(authoring),
    listing: [],
  },
};

function prefixed(names: string): string[] {
  return names.split(" ").map((name) => `coder_${name}`);
}
