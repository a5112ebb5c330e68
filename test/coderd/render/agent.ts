import type { Deployment } from "../deployment";
import { jsonTime } from "../http/goTime";
import type { Profile } from "../profiles/profile";
import { agentLog, agentStatus, connectedAt, isCurrent, lifecycleState, readyAt } from "../state/agents";
import { jobStatus } from "../state/builds";
import type { Agent, Build, Workspace } from "../state/model";
import { renderApp } from "./app";

/** Whether an agent counts as healthy, and why not. Before v2.35.0, one that had not connected yet did. */
export function agentHealth(
  profile: Profile,
  agent: Agent,
  build: Build,
  now: Date,
): { healthy: boolean; reason?: string } {
  const unhealthy = (reason: string) => ({ healthy: false, reason });
  switch (agentStatus(agent, build, now)) {
    case "connecting":
      return profile.recentFields ? unhealthy("agent has not yet connected") : { healthy: true };
    case "timeout":
      return unhealthy("agent is taking too long to connect");
    case "disconnected":
      return unhealthy("agent has lost connection");
    case "connected":
      return lifecycleState(agent, build, now) === "start_error"
        ? unhealthy("agent startup script exited with an error")
        : { healthy: true };
  }
}

/**
 * Renders the resources of a finished build: what a start created, with its agents unless later builds
 * removed them, and what the template keeps.
 */
export function renderResources(deployment: Deployment, workspace: Workspace, build: Build): unknown[] {
  const now = deployment.store.clock.now();
  if (jobStatus(build, now) !== "succeeded" || build.transition === "delete") return [];
  const agentsRemain = !workspace.builds.some(
    (other) => other.number > build.number && now >= other.completesAt,
  );
  const common = {
    created_at: jsonTime(build.completesAt),
    job_id: build.jobId,
    workspace_transition: build.transition,
  };
  const made = {
    id: build.resourceId,
    ...common,
    type: "docker_container",
    name: "workspace",
    hide: false,
    icon: "",
    ...(agentsRemain && build.agents.length > 0
      ? { agents: build.agents.map((agent) => renderAgent(deployment, workspace, build, agent)) }
      : {}),
    daily_cost: 0,
  };
  const kept = build.version.kept.map(({ name, type }, index) => ({
    id: build.keptIds[index],
    ...common,
    type,
    name,
    hide: true,
    icon: "",
    daily_cost: 0,
  }));
  return build.transition === "start" ? [made, ...kept] : kept;
}

/** An agent as the API shows it. */
export function renderAgent(
  { profile, store }: Deployment,
  workspace: Workspace,
  build: Build,
  agent: Agent,
): Record<string, unknown> {
  const now = store.clock.now();
  const { spec } = agent;
  const connected = connectedAt(agent, build, now);
  const ready = readyAt(agent, build, now);
  const lost =
    agent.disconnectedAt !== undefined && now >= agent.disconnectedAt ? agent.disconnectedAt : undefined;
  const made = jsonTime(build.completesAt);
  const log = agentLog(agent, build, now);
  const replaced = !isCurrent({ agent, build, workspace }, now);
  return {
    id: agent.id,
    parent_id: null,
    created_at: made,
    updated_at: connected === undefined ? made : jsonTime(connected),
    ...(connected === undefined
      ? {}
      : {
          first_connected_at: jsonTime(connected),
          last_connected_at: jsonTime(agent.reconnectedAt ?? connected),
        }),
    ...(lost === undefined ? {} : { disconnected_at: jsonTime(lost) }),
    ...(connected === undefined ? {} : { started_at: jsonTime(connected) }),
    ...(ready === undefined ? {} : { ready_at: jsonTime(ready) }),
    status: replaced ? "disconnected" : agentStatus(agent, build, now),
    lifecycle_state: replaced ? "off" : lifecycleState(agent, build, now),
    name: spec.name,
    resource_id: build.resourceId,
    architecture: spec.architecture,
    environment_variables: null,
    operating_system: spec.operatingSystem,
    logs_length: log.reduce((sum, { output }) => sum + output.length, 0),
    logs_overflowed: false,
    directory: spec.directory,
    ...(connected === undefined ? {} : { expanded_directory: spec.directory }),
    version: connected === undefined ? "" : (profile.version.split("+")[0] ?? ""),
    api_version: connected === undefined ? "" : "2.10",
    apps: spec.apps.map((app, index) =>
      renderApp(app, agent.appIds[index] ?? "", {
        agentName: spec.name,
        agents: build.agents.length,
        workspace: workspace.name,
        owner: store.users.get(workspace.ownerId)?.username ?? "",
        connected: connected !== undefined,
      }),
    ),
    ...(connected === undefined || lost !== undefined
      ? {}
      : { latency: { "Coder Embedded Relay": { preferred: true, latency_ms: 1.25 } } }),
    connection_timeout_seconds: Math.round(spec.connectionTimeout / 1000),
    troubleshooting_url: spec.troubleshootingUrl,
    subsystems: [],
    health: agentHealth(profile, agent, build, now),
    display_apps: spec.displayApps,
    log_sources: spec.scripts.map((script, index) => ({
      workspace_agent_id: agent.id,
      id: agent.sourceIds[index],
      created_at: made,
      display_name: script.displayName,
      icon: script.icon ?? "",
    })),
    scripts: renderScripts(agent, ready !== undefined && profile.recentFields),
    startup_script_behavior: spec.scripts.some(({ blocksLogin }) => blocksLogin)
      ? "blocking"
      : "non-blocking",
  };
}

/** Their results are reported from v2.35.0 on. */
function renderScripts({ scriptIds, sourceIds, spec }: Agent, over: boolean): unknown[] {
  return spec.scripts.map((script, index) => ({
    id: scriptIds[index],
    log_source_id: sourceIds[index],
    log_path: "",
    script: script.script,
    cron: "",
    run_on_start: script.on === "start",
    run_on_stop: script.on === "stop",
    start_blocks_login: script.blocksLogin ?? false,
    // Nanoseconds, as Go writes durations.
    timeout: (script.timeout ?? 0) * 1_000_000,
    display_name: script.displayName,
    ...(over && script.on === "start"
      ? { exit_code: script.exitCode ?? 0, status: script.status ?? "ok" }
      : {}),
  }));
}
