import type { HttpBindings } from "@hono/node-server";
import type { Call } from "../http/endpoint";
import type { OpenStream } from "./streams";

const pingEvery = 15_000;

/** An open stream of server-sent events. */
export interface EventStream {
  readonly send: (event: "ping" | "data" | "error", data?: unknown) => void;
  /** Runs a function every so many milliseconds while it is open. */
  readonly every: (milliseconds: number, run: () => void) => void;
}

/** Answers with server-sent events; it continues until one side ends it, with a `ping` every 15 seconds. */
export function eventStream({ context, deployment }: Call, run: (stream: EventStream) => void): Response {
  const { streams } = deployment;
  const stops: (() => void)[] = [];
  const encoder = new TextEncoder();
  let open: OpenStream | undefined;
  const end = (): void => {
    for (const stop of stops.splice(0)) stop();
    if (open !== undefined) streams.open.delete(open);
  };
  const body = new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        open = {
          drop: () => {
            end();
            (context.env as HttpBindings).incoming.socket.destroy();
          },
        };
        streams.open.add(open);
        const send: EventStream["send"] = (event, data) => {
          const line = data === undefined ? "" : `data: ${JSON.stringify(data)}\n`;
          controller.enqueue(encoder.encode(`event: ${event}\n${line}\n`));
        };
        const every: EventStream["every"] = (milliseconds, work) =>
          void stops.push(streams.every(milliseconds, work));
        every(pingEvery, () => send("ping"));
        run({ send, every });
      },
      cancel: end,
    },
    { highWaterMark: 1024 },
  );
  return context.body(body, 200, {
    "Content-Type": "text/event-stream",
    "Cache-Control": "no-cache",
    "X-Accel-Buffering": "no",
  });
}
