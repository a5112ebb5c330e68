import { isAtLeast, isBeyondKnown, type ServerVersion } from "./serverVersion";

/** A type of resource that the server guards, with every action it knows on it. */
export type ResourceType = { readonly type: string; readonly actions: string[] };

/**
 * Types and actions (coderd/rbac/policy/policy.go, v2.35.1 and later): letters of `crud` stand for create,
 * read, update and delete, an empty list for all four; a number in front is the first release line (2.x)
 * whose server knows the type, a second one the first that does not. A dormant workspace has the actions of a
 * workspace.
 */
const table = `
user crud read_personal update_personal
workspace crud start stop ssh application_connect create_agent delete_agent update_agent share
28-38 task
31 chat crud share
prebuilt_workspace ud
workspace_proxy
license crd
audit_log cr
connection_log ru
deployment_config ru
deployment_stats r
replicas r
template crud use view_insights
group
group_member r
file cr
provisioner_daemon
provisioner_jobs cru
organization
organization_member
debug_info r
system
api_key
tailnet_coordinator
assign_role r assign unassign
assign_org_role crud assign unassign
oauth2_app
oauth2_app_secret
oauth2_app_code_token crd
notification_message
notification_template ru
notification_preference ru
webpush_subscription crd
inbox_notification cru
crypto_key
idpsync_settings ru
workspace_agent_resource_monitor cru
workspace_agent_devcontainers c
user_secret
34 user_skill
usage_event cru
aibridge_interception cru
34 ai_model_price ru
34 ai_provider
32 ai_seat cr
35 boundary_log crd
35 ai_gateway_key
30 boundary_usage rud
36 workspace_build_orchestration
37 mcp_server_config
37 chat_model_config crud share`;

const letters: Readonly<Record<string, string>> = { c: "create", r: "read", u: "update", d: "delete" };

const rows = table
  .trim()
  .split("\n")
  .flatMap((row) => {
    const [, line = "0", end, type = "", basic = "crud", more = ""] =
      /^(?:(\d+)(?:-(\d+))? )?(\S+)(?: (\S+) ?(.*))?$/.exec(row) ?? [];
    const actions = Array.from(basic, (letter) => letters[letter] ?? "");
    if (more !== "") actions.push(...more.split(" "));
    const read = { type, actions, since: `2.${line}.0`, until: end === undefined ? undefined : `2.${end}.0` };
    return type === "workspace" ? [read, { ...read, type: "workspace_dormant" }] : [read];
  })
  .sort((a, b) => (a.type < b.type ? -1 : 1));

/** Returns the types that a server of a release knows, with their actions, sorted by name. */
export function resourceTypesOf(release: ServerVersion): ResourceType[] {
  return rows
    .filter(({ since, until }) => isAtLeast(release, since) && !hasEnded(until, release))
    .map(({ type, actions }) => ({ type, actions }));
}

function hasEnded(until: string | undefined, release: ServerVersion): boolean {
  return until !== undefined && isAtLeast(release, until);
}

/** Whether any known release knows the type. `*` stands for every type and is known. */
export function isKnownType(type: string): boolean {
  return type === "*" || rows.some((row) => row.type === type);
}

/**
 * Whether a server may know a type that the table for its release lacks: a build of unknown version may be
 * newer than its names suggest, and for one newer than every table only the server knows.
 */
export function mayKnowType(type: string, release: ServerVersion, isTagged: boolean): boolean {
  if (isBeyondKnown(release)) return /^[a-z][a-z_0-9]*$/.test(type);
  return !isTagged && rows.some((row) => row.type === type && !hasEnded(row.until, release));
}

/**
 * Types that the server checks without an ID that an allow list could contain, so that only `type:*` admits
 * them: API keys have IDs of 10 characters, the others are checked by owner or organization alone (seen on
 * v2.35.1).
 */
const typesWithoutId = ["api_key", "provisioner_jobs", "user_secret", "user_skill"];

/** Whether an allow list can name resources of this type by ID at all. */
export function hasIds(type: string): boolean {
  return !typesWithoutId.includes(type);
}
