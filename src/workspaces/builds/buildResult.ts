import type { WorkspaceBuild } from "../../coder/api/workspaces";

/** What became of a build; undefined while it waits or runs. */
export type BuildResult =
  | { readonly kind: "succeeded" }
  /** A running build that is cancelled ends as `failed` (seen on v2.35.1). */
  | { readonly kind: "canceled" }
  /** @property reason in the server's words; may be empty. */
  | { readonly kind: "failed"; readonly reason: string };

/**
 * Tells what became of a build.
 * @param build as it was read last.
 * @returns undefined while it waits, runs or is being cancelled.
 */
export function resultOf({ job }: Pick<WorkspaceBuild, "job">): BuildResult | undefined {
  switch (job.status) {
    case "pending":
    case "running":
    case "canceling":
      return undefined;
    case "succeeded":
      return { kind: "succeeded" };
    case "canceled":
      return { kind: "canceled" };
    case "failed":
      return job.canceledAt === undefined ? { kind: "failed", reason: job.error } : { kind: "canceled" };
    default:
      // A later release knows more; its words are all there is.
      return { kind: "failed", reason: job.error };
  }
}
