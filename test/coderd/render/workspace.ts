import type { Deployment } from "../deployment";
import { jsonTime } from "../http/goTime";
import { buildStatus, isOutdated, latestBuild } from "../state/builds";
import type { Template, Workspace } from "../state/model";
import type { Store } from "../state/store";
import { agentHealth } from "./agent";
import { renderBuild } from "./build";

/** A workspace as the API shows it to one person, who sees only their own favourites. */
export function renderWorkspace(
  deployment: Deployment,
  workspace: Workspace,
  template: Template,
  viewerId: string,
  justMade = false,
): Record<string, unknown> {
  const { profile, store } = deployment;
  const latest = latestBuild(workspace);
  return {
    id: workspace.id,
    created_at: jsonTime(workspace.createdAt),
    updated_at: jsonTime(workspace.createdAt),
    owner_id: workspace.ownerId,
    owner_name: store.users.get(workspace.ownerId)?.username ?? "",
    owner_avatar_url: "",
    organization_id: workspace.organizationId,
    organization_name: store.organizations.get(workspace.organizationId)?.name ?? "",
    template_id: template.id,
    template_name: template.name,
    template_display_name: template.displayName,
    template_icon: template.icon,
    template_allow_user_cancel_workspace_jobs: template.allowCancel,
    template_active_version_id: template.activeVersionId,
    template_require_active_version: false,
    template_use_classic_parameter_flow: template.classicParameters,
    latest_build: renderBuild(deployment, workspace, latest, justMade),
    latest_app_status: null,
    outdated: isOutdated(store, workspace),
    name: workspace.name,
    ...(workspace.autostartSchedule === undefined ? {} : { autostart_schedule: workspace.autostartSchedule }),
    ...(workspace.ttlMilliseconds === undefined ? {} : { ttl_ms: workspace.ttlMilliseconds }),
    last_used_at: jsonTime(workspace.lastUsedAt),
    deleting_at: null,
    dormant_at: workspace.dormantAt === undefined ? null : jsonTime(workspace.dormantAt),
    health: renderHealth(deployment, workspace),
    automatic_updates: workspace.automaticUpdates,
    allow_renames: false,
    favorite: workspace.favoriteOf.has(viewerId),
    next_start_at: null,
    is_prebuild: false,
    task_id: workspace.taskId ?? null,
    ...(profile.sharing && workspace.sharedWith.size > 0
      ? { shared_with: sharedWith(store, workspace) }
      : {}),
  };
}

function sharedWith({ users }: Store, workspace: Workspace): unknown[] {
  return [...workspace.sharedWith].map(([id, role]) => ({
    id,
    actor_type: "user",
    name: users.get(id)?.name ?? "",
    roles: [role],
  }));
}

/** Healthy unless one of its agents is not; a workspace that does not run has none. */
export function renderHealth(
  { profile, store }: Deployment,
  workspace: Workspace,
): { healthy: boolean; failing_agents: string[] } {
  const latest = latestBuild(workspace);
  const now = store.clock.now();
  const running = buildStatus(latest, now) === "running";
  const failing = running
    ? latest.agents.filter((agent) => !agentHealth(profile, agent, latest, now).healthy)
    : [];
  return { healthy: failing.length === 0, failing_agents: failing.map(({ id }) => id) };
}
