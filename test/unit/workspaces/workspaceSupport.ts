import type { Agent, AgentApp, BuildJob, Workspace, WorkspaceBuild } from "../../../src/coder/api/workspaces";

/** When these workspaces are looked at. */
export const noon = new Date("2026-11-27T12:00:00Z");

/** What a test says of a workspace; the rest is that of a running one that is fine. */
export type Told = Partial<Omit<Workspace, "latestBuild">> & {
  readonly build?: Partial<Omit<WorkspaceBuild, "job" | "agents">>;
  readonly job?: Partial<BuildJob>;
  readonly agents?: readonly Partial<Agent>[];
};

/**
 * A workspace of Alice's, named so, as the client gives it.
 * @param name of the workspace; its id holds it, too.
 * @param told what is otherwise than of a running workspace with one agent that is connected.
 */
export function workspace(name: string, told: Told = {}): Workspace {
  const { build, job, agents = [{}], ...rest } = told;
  return {
    id: `${name}-id`,
    name,
    ownerId: "alice-id",
    ownerName: "alice",
    organizationId: "org-id",
    organizationName: "coder",
    templateId: "docker-id",
    templateName: "docker",
    templateDisplayName: "",
    templateIcon: "",
    usesClassicParameters: false,
    templateActiveVersionId: "v1-id",
    canCancelBuilds: true,
    latestBuild: {
      id: `${name}-build-id`,
      number: 1,
      transition: "start",
      status: "running",
      createdAt: new Date(+noon - 3_600_000),
      deadline: undefined,
      maxDeadline: undefined,
      reason: "initiator",
      initiatorName: "alice",
      templateVersionId: "v1-id",
      templateVersionName: "v1",
      ...build,
      job: {
        status: "succeeded",
        error: "",
        canceledAt: undefined,
        startedAt: new Date(+noon - 3_600_000),
        completedAt: new Date(+noon - 3_500_000),
        queuePosition: 0,
        queueSize: 0,
        ...job,
      },
      agents: agents.map(agent),
    },
    outdated: false,
    favorite: false,
    createdAt: new Date(+noon - 86_400_000),
    lastUsedAt: undefined,
    dormantAt: undefined,
    deletingAt: undefined,
    ttlMs: undefined,
    autostartSchedule: "",
    nextStartAt: undefined,
    healthy: true,
    ...rest,
  };
}

/** A stopped workspace. */
export function stopped(name: string, told: Told = {}): Workspace {
  return workspace(name, {
    agents: [],
    ...told,
    build: { transition: "stop", status: "stopped", ...told.build },
  });
}

/** An agent that is connected and ready, unless it is told otherwise. */
export function agent(told: Partial<Agent> = {}): Agent {
  const { name = "main" } = told;
  return {
    id: `${name}-agent-id`,
    parentId: undefined,
    name,
    status: "connected",
    lifecycleState: "ready",
    operatingSystem: "linux",
    architecture: "amd64",
    directory: "/home/coder",
    healthy: true,
    healthReason: "",
    displayApps: ["vscode", "web_terminal"],
    apps: [],
    ...told,
  };
}

/** An app that listens at a port, unless it is told otherwise. */
export function app(slug: string, told: Partial<AgentApp> = {}): AgentApp {
  return {
    id: `${slug}-app-id`,
    slug,
    displayName: "",
    icon: "",
    url: "http://localhost:8080",
    external: false,
    subdomain: false,
    subdomainName: "",
    command: "",
    hidden: false,
    sharingLevel: "owner",
    health: "disabled",
    ...told,
  };
}
