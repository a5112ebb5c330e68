import { jsonTime } from "../http/goTime";
import type { Profile } from "../profiles/profile";
import { second } from "../state/clock";
import type { AgentState, Build } from "../state/model";

/** Whether an agent counts as healthy. Before v2.35.0 one that never connected did. */
export function agentHealth(profile: Profile, state: AgentState): { healthy: boolean; reason?: string } {
  if (state === "connected") return { healthy: true };
  if (state === "timeout") return { healthy: false, reason: "agent is taking too long to connect" };
  return profile.recentFields ? { healthy: false, reason: "agent has not yet connected" } : { healthy: true };
}

/** The resources of a build: one with one agent after a start, which later builds take away. */
export function renderResources(
  profile: Profile,
  build: Build,
  state: AgentState,
  agentsRemain: boolean,
  now: Date,
): unknown[] {
  if (build.transition !== "start" || build.outcome !== "succeeded" || now < build.completesAt) return [];
  return [
    {
      id: build.resourceId,
      created_at: jsonTime(build.completesAt),
      job_id: build.jobId,
      workspace_transition: "start",
      type: "docker_container",
      name: "workspace",
      hide: false,
      icon: "",
      ...(agentsRemain ? { agents: [renderAgent(profile, build, state)] } : {}),
      daily_cost: 0,
    },
  ];
}

/** The agent that a start made. */
export function renderAgent(profile: Profile, build: Build, state: AgentState): Record<string, unknown> {
  const made = jsonTime(build.completesAt);
  const connected = state === "connected";
  const connectedAt = jsonTime(new Date(build.completesAt.getTime() + 2 * second));
  return {
    id: build.agentId,
    parent_id: null,
    created_at: made,
    updated_at: made,
    ...(connected
      ? {
          first_connected_at: connectedAt,
          last_connected_at: connectedAt,
          started_at: connectedAt,
          ready_at: connectedAt,
        }
      : {}),
    status: state,
    lifecycle_state: connected ? "ready" : "created",
    name: "main",
    resource_id: build.resourceId,
    architecture: "amd64",
    environment_variables: null,
    operating_system: "linux",
    logs_length: 0,
    logs_overflowed: false,
    directory: "/home/coder",
    ...(connected ? { expanded_directory: "/home/coder" } : {}),
    version: connected ? profile.version : "",
    api_version: connected ? "2.8" : "",
    apps: [renderApp(build)],
    connection_timeout_seconds: 0,
    troubleshooting_url: "https://coder.com/docs/admin/templates/troubleshooting",
    subsystems: [],
    health: agentHealth(profile, state),
    display_apps: connected ? ["vscode", "web_terminal", "ssh_helper", "port_forwarding_helper"] : [],
    log_sources: [],
    scripts: [],
    startup_script_behavior: "non-blocking",
  };
}

function renderApp({ appId }: Build): Record<string, unknown> {
  return {
    id: appId,
    url: "http://localhost:8080",
    external: false,
    slug: "web",
    display_name: "Web",
    subdomain: false,
    sharing_level: "owner",
    healthcheck: { url: "", interval: 0, threshold: 0 },
    health: "disabled",
    hidden: false,
    open_in: "slim-window",
    statuses: [],
  };
}
