import type { Build, Transition, User, Workspace } from "./model";
import { randomId } from "./random";
import { type Store } from "./store";

/** Where a build is, as its job's status says it. */
export type JobStatus = "running" | "succeeded" | "failed" | "canceled";

/** Where a workspace is, as the status of its latest build says it. */
export type BuildStatus =
  "starting" | "running" | "stopping" | "stopped" | "deleting" | "deleted" | "failed" | "canceled";

/** The status of the job at that time. */
export function jobStatus(build: Build, now: Date): JobStatus {
  return now < build.completesAt ? "running" : build.outcome;
}

/** The status of the build at that time. */
export function buildStatus(build: Build, now: Date): BuildStatus {
  const job = jobStatus(build, now);
  if (job === "failed" || job === "canceled") return job;
  const words = {
    start: ["starting", "running"],
    stop: ["stopping", "stopped"],
    delete: ["deleting", "deleted"],
  } as const;
  return words[build.transition][job === "running" ? 0 : 1];
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

/** What a new build is to be; the duration in milliseconds. */
export interface NewBuild {
  transition: Transition;
  initiator: User;
  duration: number;
  reason?: string;
  createdAt?: Date;
  outcome?: Build["outcome"];
}

/** Adds a build; it runs by the clock and needs no further care. */
export function addBuild(store: Store, workspace: Workspace, wanted: NewBuild): Build {
  const createdAt = wanted.createdAt ?? store.clock.now();
  const template = store.templates.get(workspace.templateId);
  const build: Build = {
    id: randomId(),
    jobId: randomId(),
    workspaceId: workspace.id,
    number: workspace.builds.length + 1,
    transition: wanted.transition,
    reason: wanted.reason ?? "initiator",
    initiatorId: wanted.initiator.id,
    versionId: template?.activeVersionId ?? randomId(),
    versionName: template?.activeVersionName ?? "",
    createdAt,
    completesAt: new Date(createdAt.getTime() + wanted.duration),
    outcome: wanted.outcome ?? "succeeded",
    resourceId: randomId(),
    agentId: randomId(),
    appId: randomId(),
  };
  workspace.builds.push(build);
  workspace.lastUsedAt = createdAt;
  return build;
}
