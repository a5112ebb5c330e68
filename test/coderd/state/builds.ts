import type { Build, Workspace } from "./model";
import type { Store } from "./store";

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
