import { isOfKind } from "../../errors/isOfKind";
import type { Asking } from "../../http/asking";

/**
 * Moves the time at which a running workspace stops to at least half an hour from now.
 * https://coder.com/docs/reference/api/workspaces#extend-workspace-deadline-by-id
 * @throws CoderError; Rejected with `isConflict` if it has no deadline, is being built or does not run; with
 * the server's reason if the time is too near or beyond the build's `maxDeadline`. Without permission:
 * NotFoundOrForbidden.
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
 * Marks one's own workspace as a favorite, or removes the mark. Safe to repeat.
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
 * Makes a workspace dormant, or wakes it. Running processes continue. If nothing changes, the server answers
 * 304. https://coder.com/docs/reference/api/workspaces#update-workspace-dormancy-status-by-id
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
 * A token may lose access to what it made dormant: the change was made then, and only reading it back failed.
 * If it was not made, the message is a different one (`Internal error updating workspace locked status.`;
 * both seen on v2.35.1).
 */
function isDoneAllTheSame(error: unknown): boolean {
  return (
    isOfKind(error, "notFoundOrForbidden") &&
    error.status === 500 &&
    error.serverMessage === "Internal error fetching workspace."
  );
}
