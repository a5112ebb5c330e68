/** One action on one type of resource; `*` stands for any. */
export interface Permission {
  readonly type: string;
  readonly action: string;
}

const manage = ["create", "read", "update", "delete"] as const;
const workspaceActions = [
  ...manage,
  "start",
  "stop",
  "ssh",
  "application_connect",
  "create_agent",
  "delete_agent",
  "update_agent",
  "share",
] as const;

/** The resource types of all releases up to v2.38 and their actions (from `policy.go`). */
export const resourceActions: Readonly<Record<string, readonly string[]>> = {
  "*": [],
  user: [...manage, "read_personal", "update_personal"],
  workspace: workspaceActions,
  workspace_dormant: workspaceActions,
  task: manage,
  chat: [...manage, "share"],
  prebuilt_workspace: ["update", "delete"],
  workspace_proxy: manage,
  license: ["create", "read", "delete"],
  audit_log: ["read", "create"],
  connection_log: ["read", "update"],
  deployment_config: ["read", "update"],
  deployment_stats: ["read"],
  replicas: ["read"],
  template: [...manage, "use", "view_insights"],
  group: manage,
  group_member: ["read"],
  file: ["create", "read"],
  provisioner_daemon: manage,
  provisioner_jobs: ["read", "update", "create"],
  organization: manage,
  organization_member: manage,
  debug_info: ["read"],
  system: manage,
  api_key: manage,
  tailnet_coordinator: manage,
  assign_role: ["assign", "unassign", "read"],
  assign_org_role: ["assign", "unassign", ...manage],
  oauth2_app: manage,
  oauth2_app_secret: manage,
  oauth2_app_code_token: ["create", "read", "delete"],
  notification_message: manage,
  notification_template: ["read", "update"],
  notification_preference: ["read", "update"],
  webpush_subscription: ["create", "read", "delete"],
  inbox_notification: ["create", "read", "update"],
  crypto_key: manage,
  idpsync_settings: ["read", "update"],
  workspace_agent_resource_monitor: ["read", "create", "update"],
  workspace_agent_devcontainers: ["create"],
  user_secret: manage,
  user_skill: manage,
  usage_event: ["create", "read", "update"],
  aibridge_interception: ["read", "update", "create"],
  ai_model_price: ["read", "update"],
  ai_provider: manage,
  ai_seat: ["create", "read"],
  boundary_log: ["create", "read", "delete"],
  ai_gateway_key: manage,
  boundary_usage: ["read", "update", "delete"],
  workspace_build_orchestration: manage,
  mcp_server_config: manage,
  chat_model_config: [...manage, "share"],
};

/** Whether the server knows this resource type; case matters. */
export function isResourceType(type: string): boolean {
  return Object.hasOwn(resourceActions, type);
}

/** Whether one of the permissions allows the action on the type. */
export function permits(permissions: readonly Permission[], type: string, action: string): boolean {
  return permissions.some(
    (permission) =>
      (permission.type === "*" || permission.type === type) &&
      (permission.action === "*" || permission.action === action),
  );
}
