import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { createApp } from "./app";
import { controlResponse } from "./control/controlRoutes";
import type { Controls } from "./control/controls";
import { type LoggedRequest, rawHeadersOf } from "./control/requestLog";
import type { Deployment } from "./deployment";
import { inject } from "./faults/inject";
import { presentedToken } from "./http/authenticate";
import { buildVersionHeader } from "./http/headers";
import type { Handler } from "./listen";
import { settle } from "./state/settle";
import { agreedTo, switchProtocols } from "./streams/upgrade";

/**
 * Handles everything that reaches the port: strips the base path, logs, applies faults, and otherwise calls
 * the application.
 */
export function createHandler(
  deployment: Deployment,
  basePath: string,
  controls: Controls,
  controlRoutes: boolean,
): Handler {
  const app = createApp(deployment);
  return async (request, bindings) => {
    settle(deployment.store);
    const url = new URL(request.url);
    const body = ["GET", "HEAD"].includes(request.method) ? "" : await request.text();
    if (controlRoutes && url.pathname.startsWith("/__test/"))
      return controlResponse(controls, deployment, request.method, url, body);
    const inside = url.pathname === basePath || url.pathname.startsWith(`${basePath}/`);
    if (inside) url.pathname = url.pathname.slice(basePath.length) || "/";
    const entry = logEntry(deployment, request, bindings, url, body);
    controls.record(entry);
    const handle = async (): Promise<Response> => {
      if (!inside) return new Response("Nothing is deployed here.\n", { status: 404 });
      const init = { method: request.method, headers: request.headers, ...(body === "" ? {} : { body }) };
      return app.fetch(new Request(url, init), bindings);
    };
    const fault = controls.faults.meet(request.method, url.pathname);
    entry.fault = fault?.kind;
    if (fault?.kind === "revoke") revoke(deployment, entry.keyId);
    const response =
      fault === undefined ? await handle() : await inject(fault, handle, bindings, ofCoder(deployment));
    const accept = agreedTo(response);
    if (!bindings.incoming.socket.destroyed) entry.status = accept === undefined ? response.status : 101;
    if (accept === undefined) return response;
    switchProtocols(bindings.incoming, response, accept);
    return RESPONSE_ALREADY_SENT;
  };
}

function revoke({ store }: Deployment, id: string | undefined): void {
  const key = id === undefined ? undefined : store.keys.get(id);
  if (key !== undefined) store.keys.remove(key);
}

function ofCoder({ profile, store }: Deployment): Record<string, string> {
  return { [buildVersionHeader]: profile.version, Date: store.clock.now().toUTCString() };
}

function logEntry(
  deployment: Deployment,
  request: Request,
  { incoming }: HttpBindings,
  url: URL,
  body: string,
): LoggedRequest {
  return {
    at: deployment.store.clock.now(),
    method: request.method,
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: Object.fromEntries(request.headers),
    rawHeaders: rawHeadersOf(incoming),
    body,
    keyId: keyIdOf(presentedToken(deployment, request)),
    status: undefined,
    fault: undefined,
  };
}

function keyIdOf(token: string): string | undefined {
  return token === "" ? undefined : token.split("-")[0];
}
