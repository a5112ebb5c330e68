import type { WorkspacePage, WorkspaceQuery } from "../../api/workspaceCalls";
import type { Workspace } from "../../api/workspaces";
import type { Asking } from "../../http/asking";
import { workspaceSchema } from "./workspaceWire";

/**
 * Reads one page of the workspaces that the caller may see. `count` includes those whose template the caller
 * may not read, which the server leaves out of the rows (seen on v2.35.1).
 * https://coder.com/docs/reference/api/workspaces#list-workspaces
 * @throws CoderError; KnownDefect for a token whose allow list names workspaces by ID; Rejected, with the
 * reason in `validations`, for a query that the server does not understand.
 */
export async function listWorkspaces(
  http: Asking,
  page: WorkspaceQuery = {},
  signal?: AbortSignal,
): Promise<WorkspacePage> {
  const query = { q: page.query, limit: page.limit, offset: page.offset };
  const { items, unreadable, count } = await http.page({
    method: "GET",
    path: ["workspaces"],
    query,
    item: workspaceSchema,
    of: "workspaces",
    signal,
  });
  return { workspaces: items, unreadable, count };
}

/**
 * Reads one workspace by ID. Needs `workspace:read` and `template:read`.
 * https://coder.com/docs/reference/api/workspaces#get-workspace-metadata-by-id
 * @throws CoderError; NotFoundOrForbidden with status 410 if it was deleted.
 */
export function getWorkspace(http: Asking, id: string, signal?: AbortSignal): Promise<Workspace> {
  return http.request({ method: "GET", path: ["workspaces", id], answer: workspaceSchema, signal });
}

/**
 * Reads one workspace by its owner (ID, name or `me`) and its name. Needs `user:read` too.
 * https://coder.com/docs/reference/api/workspaces#get-workspace-metadata-by-user-and-workspace-name
 * @throws CoderError; NotFoundOrForbidden with status 404 also if it was deleted.
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
