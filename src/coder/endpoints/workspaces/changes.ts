import { isOfKind } from "../../errors/isOfKind";
import type { Asking } from "../../http/asking";

/**
 * Moves the time at which a running workspace stops, to at least half an hour from now.
 * https://coder.com/docs/reference/api/workspaces#extend-workspace-deadline-by-id
 * @throws CoderError; Rejected with `isConflict` when it has no deadline, is being built or does not run; with the
 * server's reason when the time is too near or beyond the build's `maxDeadline`. Without permission: NotFoundOrForbidden.
 */
export function extendWorkspace(
  http: Asking,
  id: string,
  deadline: Date,
  signal?: AbortSignal,
): Promise<void> {
  return http.send({
    method: "PUT",
    path: ["workspaces", id, "extend"],
    body: JSON.stringify({ deadline: deadline.toISOString() }),
    doneBy: [200],
    signal,
  });
}

/**
 * Marks one's own workspace, or takes the mark away. Doing so twice is fine.
 * https://coder.com/docs/reference/api/workspaces#favorite-workspace-by-id
 * @throws CoderError; NotFoundOrForbidden for somebody else's.
 */
export function setFavorite(
  http: Asking,
  id: string,
  favorite: boolean,
  signal?: AbortSignal,
): Promise<void> {
  return http.send({
    method: favorite ? "PUT" : "DELETE",
    path: ["workspaces", id, "favorite"],
    signal,
  });
}

/**
 * Makes a workspace dormant, or wakes it. That stops nothing that runs. When it is so already, the server answers 304.
 * https://coder.com/docs/reference/api/workspaces#update-workspace-dormancy-status-by-id
 * @throws CoderError
 */
export async function setDormant(
  http: Asking,
  id: string,
  dormant: boolean,
  signal?: AbortSignal,
): Promise<void> {
  try {
    await http.send({
      method: "PUT",
      path: ["workspaces", id, "dormant"],
      body: JSON.stringify({ dormant }),
      doneBy: [200, 304],
      signal,
    });
  } catch (error) {
    if (!isDoneAllTheSame(error)) throw error;
  }
}

/**
 * A token may lose sight of what it made dormant: then it was done, and only reading it anew failed. When it was not
 * done, the message is another (`Internal error updating workspace locked status.`; both seen on v2.35.1).
 */
function isDoneAllTheSame(error: unknown): boolean {
  return (
    isOfKind(error, "notFoundOrForbidden") &&
    error.status === 500 &&
    error.serverMessage === "Internal error fetching workspace."
  );
}
