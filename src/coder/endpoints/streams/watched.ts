import * as z from "zod/mini";
import { Unreachable } from "../../errors/unreachable";
import type { Schema } from "../../http/asking";
import { fitting, messagesOf, readMessage } from "../../http/socket/messages";
import type { Sockets } from "../../http/socket/sockets";
import { text } from "../wire";

/** Far more than one workspace, or the metadata of one agent. */
const longestMessage = 16 * 1024 * 1024;

/** `{"type":"data|ping|error","data":…}`; `ping` comes once, at the beginning (seen on v2.31.0 and v2.35.1). */
const eventSchema = z.object({ type: z.string(), data: z.optional(z.unknown()) });

const troubleSchema = z.object({ message: text, detail: text });

/** What is told of something that is watched. */
export type Told<Data> =
  | { readonly type: "data"; readonly data: Data }
  /** The server could not read it; the stream goes on. */
  | { readonly type: "error"; readonly message: string };

/**
 * Watches something: what it is now, and each change. The server repeats equal states, two or three times a step: these are
 * passed over before they are read.
 * @param path of the route.
 * @param schema of the data.
 * @returns when the server ended it in good order.
 * @throws CoderError; Unreachable when the stream broke off, RouteMissing on a server that has no such socket.
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
