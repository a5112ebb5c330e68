import * as z from "zod/mini";
import type { UserId, Workspace } from "../api/answers";
import type { WorkspaceQuery } from "../api/api";
import type { Asking } from "../http/asking";
import { buildSchema } from "./builds";
import { flag, id, list, maybe, maybeTime, reshaped, text } from "./wire";

const workspaceSchema = reshaped(
  z.object({
    id: z.string(),
    name: z.string(),
    owner_id: id<UserId>(),
    owner_name: text,
    organization_id: text,
    organization_name: text,
    template_id: text,
    template_name: text,
    template_display_name: text,
    template_icon: text,
    template_use_classic_parameter_flow: flag,
    latest_build: buildSchema,
    outdated: flag,
    favorite: flag,
    last_used_at: maybeTime,
    dormant_at: maybeTime,
    deleting_at: maybeTime,
    ttl_ms: maybe(z.number()),
    autostart_schedule: text,
    health: z.nullish(z.object({ healthy: flag })),
  }),
  (wire) => ({
    id: wire.id,
    name: wire.name,
    ownerId: wire.owner_id,
    ownerName: wire.owner_name,
    organizationId: wire.organization_id,
    organizationName: wire.organization_name,
    templateId: wire.template_id,
    templateName: wire.template_name,
    templateDisplayName: wire.template_display_name,
    templateIcon: wire.template_icon,
    usesClassicParameters: wire.template_use_classic_parameter_flow,
    latestBuild: wire.latest_build,
    outdated: wire.outdated,
    favorite: wire.favorite,
    lastUsedAt: wire.last_used_at,
    dormantAt: wire.dormant_at,
    deletingAt: wire.deleting_at,
    ttlMs: wire.ttl_ms,
    autostartSchedule: wire.autostart_schedule,
    healthy: wire.health?.healthy ?? true,
  }),
);

const workspacePageSchema = z.object({ workspaces: list(workspaceSchema), count: z.number() });

/**
 * One page of the workspaces that the caller may see. `count` also counts those whose template the caller may not
 * read, which the server leaves out of the rows (seen on v2.35.1).
 * https://coder.com/docs/reference/api/workspaces#list-workspaces
 * @throws CoderError; KnownDefect for a token whose allow list names workspaces by id.
 */
export function listWorkspaces(
  http: Asking,
  page: WorkspaceQuery = {},
  signal?: AbortSignal,
): Promise<{ workspaces: Workspace[]; count: number }> {
  const query = { q: page.query, limit: page.limit, offset: page.offset };
  return http.request({ method: "GET", path: ["workspaces"], query, answer: workspacePageSchema, signal });
}

/**
 * One workspace by its id. Needs `workspace:read` and `template:read`.
 * https://coder.com/docs/reference/api/workspaces#get-workspace-metadata-by-id
 * @throws CoderError
 */
export function getWorkspace(http: Asking, id: string, signal?: AbortSignal): Promise<Workspace> {
  return http.request({ method: "GET", path: ["workspaces", id], answer: workspaceSchema, signal });
}

/**
 * One workspace by its owner (id, name or `me`) and its name. Needs `user:read` too.
 * https://coder.com/docs/reference/api/workspaces#get-workspace-metadata-by-user-and-workspace-name
 * @throws CoderError
 */
export function getWorkspaceByName(
  http: Asking,
  owner: string,
  name: string,
  signal?: AbortSignal,
): Promise<Workspace> {
  return http.request({
    method: "GET",
    path: ["users", owner, "workspace", name],
    answer: workspaceSchema,
    signal,
  });
}
