import { agentsOf } from "./agents";
import { buildLines } from "./buildLines";
import type { Build, BuildFailure, Transition, User, Workspace } from "./model";
import { randomId } from "./random";
import { settle } from "./settle";
import { activeVersionOf, type Store } from "./store";
import type { TemplateVersion } from "./versions";

/** Where a build is, as its job's status says it. */
export type JobStatus = "pending" | "running" | "canceling" | "succeeded" | "failed" | "canceled";

/** Where a workspace is, as the status of its latest build says it. */
export type BuildStatus =
  | "pending"
  | "starting"
  | "running"
  | "stopping"
  | "stopped"
  | "deleting"
  | "deleted"
  | "failed"
  | "canceling"
  | "canceled";

/** Later than any time that a test asks about. */
export const never = new Date(8.64e15);

/** The status of the job at that time. */
export function jobStatus(build: Build, now: Date): JobStatus {
  if (now >= build.completesAt) return build.outcome;
  if (build.startsAt === undefined || now < build.startsAt) return "pending";
  return build.canceledAt === undefined ? "running" : "canceling";
}

/** The status of the build at that time. */
export function buildStatus(build: Build, now: Date): BuildStatus {
  const job = jobStatus(build, now);
  if (job !== "running" && job !== "succeeded") return job;
  const words = {
    start: ["starting", "running"],
    stop: ["stopping", "stopped"],
    delete: ["deleting", "deleted"],
  } as const;
  return words[build.transition][job === "running" ? 0 : 1];
}

/** Whether the build waits, runs or is being cancelled. */
export function isActive(build: Build, now: Date): boolean {
  return now < build.completesAt;
}

/** The newest build. Throws for a workspace that was never built, which cannot be. */
export function latestBuild({ builds, name }: Workspace): Build {
  const latest = builds.at(-1);
  if (latest === undefined) throw new Error(`workspace ${name} has no build`);
  return latest;
}

/** Whether the workspace was deleted and is gone from lists. */
export function isDeleted(workspace: Workspace, now: Date): boolean {
  return buildStatus(latestBuild(workspace), now) === "deleted";
}

/** Whether the workspace was built from another version than its template's active one. */
export function isOutdated(store: Store, workspace: Workspace): boolean {
  return store.templates.get(workspace.templateId)?.activeVersionId !== latestBuild(workspace).version.id;
}

/** What a new build is to be; times in milliseconds. */
export interface NewBuild {
  transition: Transition;
  initiator: User;
  duration: number;
  reason?: string;
  createdAt?: Date;
  outcome?: Build["outcome"];
  /** Makes it fail. */
  failure?: BuildFailure | undefined;
  /** That of the last build by default, or the template's active one. */
  version?: TemplateVersion | undefined;
  presetId?: string | undefined;
  parameters?: Map<string, string>;
  onSuccess?: Build["onSuccess"];
  /** From the end of the build until its agents connect, and from there until their scripts are through. */
  connectsAfter?: number;
  readyAfter?: number;
}

/** Adds a build, which begins when a provisioner is free; it runs by the clock and needs no further care. */
export function addBuild(store: Store, workspace: Workspace, wanted: NewBuild): Build {
  const createdAt = wanted.createdAt ?? store.clock.now();
  const before = workspace.builds.at(-1);
  const version = wanted.version ?? before?.version ?? activeVersionOf(store, workspace.templateId);
  const failure = wanted.failure ?? (wanted.outcome === "failed" ? usualFailure : undefined);
  const log = buildLines(wanted.transition, failure);
  const starts = wanted.transition === "start" && failure === undefined;
  const build: Build = {
    id: randomId(),
    jobId: randomId(),
    workspaceId: workspace.id,
    number: workspace.builds.length + 1,
    transition: wanted.transition,
    reason: wanted.reason ?? "initiator",
    initiatorId: wanted.initiator.id,
    version,
    presetId: wanted.presetId,
    createdAt,
    startsAt: undefined,
    completesAt: never,
    duration: wanted.duration,
    canceledAt: undefined,
    outcome: failure === undefined ? (wanted.outcome ?? "succeeded") : "failed",
    error: failure?.error ?? "",
    deadline: undefined,
    parameters: wanted.parameters ?? new Map(before?.parameters ?? []),
    onSuccess: wanted.onSuccess,
    log,
    firstLogId: store.queue.takeLogIds(log.length),
    resourceId: randomId(),
    keptIds: version.kept.map(() => randomId()),
    agents: starts ? agentsOf(store, version, workspace.agentState, wanted) : [],
  };
  workspace.builds.push(build);
  workspace.lastUsedAt = createdAt;
  if (wanted.transition === "start") workspace.dormantAt = undefined;
  store.queue.add(workspace, build);
  settle(store);
  return build;
}

const usualFailure: BuildFailure = {
  error: "terraform apply: exit status 1",
  lines: [
    "Error: no space left on device",
    "  with docker_container.workspace,",
    '  on main.tf line 12, in resource "docker_container" "workspace":',
  ],
};
