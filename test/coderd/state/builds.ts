import type { Build, Workspace } from "./model";
import type { Store } from "./store";

/** The state of a build, as its job's status. */
export type JobStatus = "pending" | "running" | "canceling" | "succeeded" | "failed" | "canceled";

/** The state of a workspace, as the status of its latest build. */
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

/** Later than any time that a test uses. */
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

/** Whether the build is pending, running or being cancelled. */
export function isActive(build: Build, now: Date): boolean {
  return now < build.completesAt;
}

/** Returns the newest build. Throws for a workspace that was never built, which is impossible. */
export function latestBuild({ builds, name }: Workspace): Build {
  const latest = builds.at(-1);
  if (latest === undefined) throw new Error(`workspace ${name} has no build`);
  return latest;
}

/** Whether the workspace was deleted and no longer appears in lists. */
export function isDeleted(workspace: Workspace, now: Date): boolean {
  return buildStatus(latestBuild(workspace), now) === "deleted";
}

/** Whether the workspace was built from a version other than its template's active one. */
export function isOutdated(store: Store, workspace: Workspace): boolean {
  return store.templates.get(workspace.templateId)?.activeVersionId !== latestBuild(workspace).version.id;
}
