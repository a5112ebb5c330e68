import * as z from "zod/mini";
import { Unreachable } from "../../errors/unreachable";
import type { Schema } from "../../http/asking";
import { fitting, messagesOf, readMessage } from "../../http/socket/messages";
import type { Sockets } from "../../http/socket/sockets";
import { text } from "../wire";

/** Far larger than one workspace, or the metadata of one agent. */
const longestMessage = 16 * 1024 * 1024;

/**
 * `{"type":"data|ping|error","data":…}`; `ping` is sent once, at the beginning (seen on v2.31.0 and v2.35.1).
 */
const eventSchema = z.object({ type: z.string(), data: z.optional(z.unknown()) });

const troubleSchema = z.object({ message: text, detail: text });

/** An event of something that is watched. */
export type Told<Data> =
  | { readonly type: "data"; readonly data: Data }
  /** The server could not read it; the stream continues. */
  | { readonly type: "error"; readonly message: string };

/**
 * Watches something: its current state, then each change. The server repeats equal states two or three times
 * per step; it skips these before parsing them.
 * @param path the path of the route.
 * @param schema the schema of the data.
 * @returns once the server has closed the stream properly.
 * @throws CoderError; Unreachable if the stream broke off, RouteMissing on a server without such a WebSocket.
 */
export async function* watched<Data>(
  sockets: Sockets,
  path: readonly string[],
  schema: Schema<Data>,
  signal: AbortSignal,
): AsyncGenerator<Told<Data>, void, void> {
  const { deployment } = sockets;
  const socket = await sockets.open({ path, signal, maxBytes: longestMessage });
  let last: string | undefined;
  for await (const message of messagesOf(socket, signal)) {
    if (message === last) continue;

    last = message;
    const { type, data } = readMessage(deployment, message, eventSchema);
    if (type === "data") {
      yield { type, data: fitting(deployment, data, schema) };
    } else if (type === "error") {
      const trouble = fitting(deployment, data ?? {}, troubleSchema);
      yield { type, message: sockets.hide(`${trouble.message} ${trouble.detail}`) };
    }
  }
  const { code } = await socket.closed;
  if (code !== 1000 && code !== 1005) throw new Unreachable(deployment, "closed", { sent: "maybe" });
}
