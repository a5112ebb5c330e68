import * as z from "zod/mini";
import type { AgentMetadata } from "../../api/workspaces";
import type { Sockets } from "../../http/socket/sockets";
import { list, maybeText, readMaybeTime, reshaped } from "../wire";
import { watched } from "./watched";

const metadataSchema = list(
  reshaped(
    z.object({
      description: z.object({ key: z.string(), display_name: maybeText }),
      result: z.nullish(z.object({ collected_at: maybeText, value: maybeText, error: maybeText })),
    }),
    ({ description, result }, parsing) => ({
      key: description.key,
      displayName: description.display_name ?? "",
      value: result?.value ?? "",
      error: result?.error ?? "",
      collectedAt: readMaybeTime(result?.collected_at, "result.collected_at", parsing),
    }),
  ),
);

/**
 * Streams all metadata of an agent, at most once a second, and again when some of it changes. It skips
 * anything that the server failed to read, and continues.
 * https://coder.com/docs/reference/api/agents#watch-for-workspace-agent-metadata-updates-via-websockets
 * @throws CoderError
 */
export async function* watchMetadata(
  sockets: Sockets,
  agentId: string,
  signal: AbortSignal,
): AsyncGenerator<AgentMetadata[], void, void> {
  const path = ["workspaceagents", agentId, "watch-metadata-ws"];
  for await (const told of watched(sockets, path, metadataSchema, signal))
    if (told.type === "data") yield told.data;
}
