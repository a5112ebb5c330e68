import type { NewBuild } from "../../api/workspaceCalls";
import type { WorkspaceBuild } from "../../api/workspaces";
import type { Asking } from "../../http/asking";
import { buildSchema } from "./buildWire";

/**
 * Starts, stops or deletes a workspace. Never sent twice by itself. The server refuses next to nothing: a workspace that
 * runs is started again, with new agents (seen on v2.35.1), so whoever asks has looked before. (A `dry_run` would be a
 * real build, so there is none here; seen on v2.35.1. `reason` is left out, since releases differ in what they take.)
 * https://coder.com/docs/reference/api/builds#create-workspace-build
 * @returns the build as it waits: without resources, and without the name of its version.
 * @throws CoderError; Rejected with `isConflict` while another build is active, and with `validations` or a `detail` when
 * a parameter's value is missing or does not fit.
 */
export function createBuild(
  http: Asking,
  workspaceId: string,
  build: NewBuild,
  signal?: AbortSignal,
): Promise<WorkspaceBuild> {
  return http.request({
    method: "POST",
    path: ["workspaces", workspaceId, "builds"],
    // Undefined values are left out of the JSON.
    body: JSON.stringify({
      transition: build.transition,
      template_version_id: build.templateVersionId,
      rich_parameter_values: build.parameters?.map(({ name, value }) => ({ name, value })),
      on_success: build.thenStart === true ? { transition: "start" } : undefined,
    }),
    answer: buildSchema,
    signal,
  });
}

/**
 * One build by its id. Needs `workspace:read` alone.
 * https://coder.com/docs/reference/api/builds#get-workspace-build
 * @throws CoderError
 */
export function getBuild(http: Asking, buildId: string, signal?: AbortSignal): Promise<WorkspaceBuild> {
  return http.request({ method: "GET", path: ["workspacebuilds", buildId], answer: buildSchema, signal });
}

/**
 * Cancels a build that waits or runs. One that runs usually ends as `failed` soon after, with `job.canceledAt` set.
 * https://coder.com/docs/reference/api/builds#cancel-workspace-build
 * @throws CoderError; Rejected when it is over or was cancelled already; NotFoundOrForbidden where the template forbids it.
 */
export function cancelBuild(http: Asking, buildId: string, signal?: AbortSignal): Promise<void> {
  return http.send({ method: "PATCH", path: ["workspacebuilds", buildId, "cancel"], doneBy: [200], signal });
}
