import type { WorkspaceEvent } from "../../api/workspaceCalls";
import type { Sockets } from "../../http/socket/sockets";
import { workspaceSchema } from "../workspaces/workspaceWire";
import { watched } from "./watched";

/**
 * Streams a workspace: its current state, then each change. Needs `workspace:read` and `template:read`:
 * without the latter, the server sends an error and continues. It also continues after the workspace or its
 * key was deleted (seen on v2.35.1), so a stream that stays open proves nothing. An agent that times out
 * causes no event (seen on v2.35.1).
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
