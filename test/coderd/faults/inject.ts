import { setTimeout as wait } from "node:timers/promises";
import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { buildVersionHeader } from "../http/headers";
import { mute } from "../streams/upgrade";
import { dripped, endlessJson, gzipBomb } from "./bodies";
import type { Fault } from "./fault";
import { mergeInto } from "./mergeInto";

const portal = "<!doctype html><title>Welcome to the network</title><h1>Accept the terms to go online</h1>";

/**
 * Handles a request under a fault: `handle` does what the server would do, `ofCoder` are the headers that
 * identify it. Never rejects because of the fault.
 */
export async function inject(
  fault: Fault,
  handle: () => Promise<Response>,
  { incoming, outgoing }: HttpBindings,
  ofCoder: Record<string, string>,
): Promise<Response> {
  switch (fault.kind) {
    case "answer":
      return answer({ ...fault, headers: { ...ofCoder, ...fault.headers } });
    case "gateway":
      if (fault.when === "after") await bytesOf(await handle());
      return answer(fault);
    case "strip": {
      const response = await handle();
      const headers = new Headers(response.headers);
      headers.delete(buildVersionHeader);
      return new Response(response.body, { status: response.status, headers });
    }
    case "revoke":
      return handle();
    case "hang":
      return new Promise(() => undefined);
    case "delay":
      await wait(fault.milliseconds);
      return handle();
    case "drip": {
      const response = await handle();
      return withBody(response, dripped(await bytesOf(response), fault.bytes, fault.milliseconds));
    }
    case "reset":
      if (fault.when === "after") await bytesOf(await handle());
      reset(incoming);
      return RESPONSE_ALREADY_SENT;
    case "truncate": {
      const response = await handle();
      const bytes = await bytesOf(response);
      return withBody(response, bytes.subarray(0, Math.floor(bytes.length / 2)));
    }
    case "cut": {
      const response = await handle();
      const bytes = await bytesOf(response);
      outgoing.writeHead(response.status, {
        ...Object.fromEntries(response.headers),
        "content-length": bytes.length,
      });
      outgoing.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => incoming.socket.destroy());
      return RESPONSE_ALREADY_SENT;
    }
    case "captivePortal":
      return new Response(portal, { headers: { "Content-Type": "text/html; charset=utf-8" } });
    case "lie": {
      const response = await handle();
      const text = await response.text();
      const body: unknown = text === "" ? undefined : JSON.parse(text);
      const lie = fault.change === undefined ? mergeInto(body, fault.merge) : fault.change(body);
      return withBody(response, JSON.stringify(lie));
    }
    case "redirect":
      return new Response(null, { status: fault.status ?? 302, headers: { Location: fault.to } });
    case "endless":
      return jsonStream(endlessJson(), ofCoder);
    case "gzipBomb":
      return jsonStream(gzipBomb(fault.megabytes ?? 64), { "Content-Encoding": "gzip", ...ofCoder });
    case "mute":
      return mute(await handle());
    case "vanish":
      setTimeout(() => incoming.socket.destroy(), fault.milliseconds).unref();
      return handle();
    case "rateLimit":
      return answer({
        kind: "gateway",
        status: 429,
        body: { message: "You've been rate limited for sending more than 512 requests in 1m0s." },
        headers: { ...(fault.retryAfter === undefined ? {} : { "Retry-After": fault.retryAfter }) },
      });
  }
}

function answer({ body, headers, status }: Extract<Fault, { kind: "gateway" | "answer" }>): Response {
  if (body === undefined || typeof body === "string")
    return new Response(body ?? null, { status, headers: headers ?? {} });
  return new Response(JSON.stringify(body), {
    status,
    headers: { "Content-Type": "application/json; charset=utf-8", ...headers },
  });
}

async function bytesOf(response: Response): Promise<Buffer<ArrayBuffer>> {
  return Buffer.from(await response.arrayBuffer());
}

/** Returns the same status and headers with a different body. */
function withBody(response: Response, body: string | Uint8Array<ArrayBuffer> | ReadableStream): Response {
  // An answer that may have no body cannot be corrupted.
  if ([204, 205, 304].includes(response.status)) return response;
  const headers = new Headers(response.headers);
  headers.delete("Content-Length");
  return new Response(body, { status: response.status, headers });
}

function jsonStream(body: ReadableStream, headers: Record<string, string> = {}): Response {
  return new Response(body, { headers: { "Content-Type": "application/json; charset=utf-8", ...headers } });
}

function reset({ socket }: HttpBindings["incoming"]): void {
  try {
    socket.resetAndDestroy();
  } catch {
    // A socket under TLS cannot send a reset of its own.
    socket.destroy();
  }
}
