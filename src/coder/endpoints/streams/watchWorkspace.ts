import type { WorkspaceEvent } from "../../api/workspaceCalls";
import type { Sockets } from "../../http/socket/sockets";
import { workspaceSchema } from "../workspaces/workspaceWire";
import { watched } from "./watched";

/**
 * A workspace as it is, and each change of it. Needs `workspace:read` and `template:read`: without the latter it tells an
 * error and goes on. It also goes on when the workspace was deleted and when its key was (seen on v2.35.1): no end is
 * no promise. An agent that times out is no event (seen on v2.35.1).
 * https://coder.com/docs/reference/api/workspaces#watch-workspace-by-id-via-websockets
 * @throws CoderError
 */
export async function* watchWorkspace(
  sockets: Sockets,
  id: string,
  signal: AbortSignal,
): AsyncGenerator<WorkspaceEvent, void, void> {
  for await (const told of watched(sockets, ["workspaces", id, "watch-ws"], workspaceSchema, signal))
    yield told.type === "data" ? { type: "workspace", workspace: told.data } : told;
}
