import * as z from "zod/mini";
import type { WorkspaceBuild } from "../api/answers";
import type { NewBuild } from "../api/api";
import type { Asking } from "../http/asking";
import { flag, list, maybeTime, reshaped, text, time } from "./wire";

const agentSchema = reshaped(
  z.object({
    id: z.string(),
    name: text,
    status: text,
    lifecycle_state: text,
    operating_system: text,
    directory: text,
    expanded_directory: text,
    apps: list(
      z.object({
        id: z.string(),
        slug: text,
        display_name: text,
        url: text,
        external: flag,
        subdomain: flag,
        hidden: flag,
      }),
    ),
  }),
  (wire) => ({
    id: wire.id,
    name: wire.name,
    status: wire.status,
    lifecycleState: wire.lifecycle_state,
    operatingSystem: wire.operating_system,
    directory: wire.expanded_directory === "" ? wire.directory : wire.expanded_directory,
    apps: wire.apps.map(({ id, slug, display_name, url, external, subdomain, hidden }) => ({
      id,
      slug,
      displayName: display_name,
      url,
      external,
      subdomain,
      hidden,
    })),
  }),
);

export const buildSchema = reshaped(
  z.object({
    id: z.string(),
    build_number: z.number(),
    transition: text,
    status: text,
    created_at: time,
    deadline: maybeTime,
    reason: text,
    job: z.nullish(z.object({ status: text, error: text })),
    resources: list(z.object({ agents: list(agentSchema) })),
  }),
  (wire) => ({
    id: wire.id,
    number: wire.build_number,
    transition: wire.transition,
    status: wire.status,
    createdAt: wire.created_at,
    deadline: wire.deadline,
    reason: wire.reason,
    jobStatus: wire.job?.status ?? "",
    jobError: wire.job?.error ?? "",
    agents: wire.resources.flatMap(({ agents }) => agents),
  }),
);

/**
 * Starts, stops or deletes a workspace. Never sent twice by itself. (A `dry_run` would be a real build, so there is
 * none here; seen on v2.35.1.)
 * https://coder.com/docs/reference/api/builds#create-workspace-build
 * @throws CoderError; Rejected with `isConflict` while another build is active.
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
    body: JSON.stringify({ transition: build.transition, template_version_id: build.templateVersionId }),
    answer: buildSchema,
    signal,
  });
}
