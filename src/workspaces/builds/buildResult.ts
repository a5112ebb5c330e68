import type { WorkspaceBuild } from "../../coder/api/workspaces";

/** The result of a build; undefined while it is pending or running. */
export type BuildResult =
  | { readonly kind: "succeeded" }
  /** A running build that is cancelled ends as `failed` (seen on v2.35.1). */
  | { readonly kind: "canceled" }
  /** @property reason the server's reason; may be empty. */
  | { readonly kind: "failed"; readonly reason: string };

/**
 * Returns the result of a build.
 * @param build the build as last read.
 * @returns undefined while it is pending, running or being cancelled.
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
      // A later release may have further states; its message is all there is.
      return { kind: "failed", reason: job.error };
  }
}
