import type { NewBuild } from "../../api/workspaceCalls";
import type { WorkspaceBuild } from "../../api/workspaces";
import type { Asking } from "../../http/asking";
import { buildSchema } from "./buildWire";

/**
 * Starts, stops or deletes a workspace. Never repeated automatically. The server refuses almost nothing: it
 * starts a running workspace again, with new agents (seen on v2.35.1), so callers must check first. (A
 * `dry_run` would be a real build, so we do not offer it; seen on v2.35.1. We omit `reason`, since releases
 * accept different values.) https://coder.com/docs/reference/api/builds#create-workspace-build
 * @returns the queued build: without resources, and without the name of its version.
 * @throws CoderError; Rejected with `isConflict` while another build is active, and with `validations` or a
 * `detail` if a parameter's value is missing or invalid.
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
    // JSON leaves out undefined values.
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
 * Reads one build by ID. Needs only `workspace:read`.
 * https://coder.com/docs/reference/api/builds#get-workspace-build
 * @throws CoderError
 */
export function getBuild(http: Asking, buildId: string, signal?: AbortSignal): Promise<WorkspaceBuild> {
  return http.request({ method: "GET", path: ["workspacebuilds", buildId], answer: buildSchema, signal });
}

/**
 * Cancels a pending or running build. A running one usually ends as `failed` soon after, with
 * `job.canceledAt` set. https://coder.com/docs/reference/api/builds#cancel-workspace-build
 * @throws CoderError; Rejected if it has ended or was cancelled already; NotFoundOrForbidden if the template
 * forbids it.
 */
export function cancelBuild(http: Asking, buildId: string, signal?: AbortSignal): Promise<void> {
  return http.send({ method: "PATCH", path: ["workspacebuilds", buildId, "cancel"], doneBy: [200], signal });
}
