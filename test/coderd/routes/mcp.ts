import { randomUUID } from "node:crypto";
import { json, refuse, routeNotFound } from "../http/answers";
import { presentedToken } from "../http/authenticate";
import type { Answer, Endpoint, KeyedCall } from "../http/endpoint";
import type { Profile } from "../profiles/profile";
import { callTool, type FetchInside, mcpTools, ToolFailure } from "./mcpTools";

type Message = { readonly id?: unknown; readonly method?: string; readonly params?: Record<string, unknown> };

/**
 * The MCP endpoint below `/api/experimental`, as v2.35.1 and v2.36.0 answered; later releases keep no session.
 * @param fetchInside asks the deployment's own API.
 */
export function mcpEndpoints(profile: Profile, fetchInside: FetchInside): Endpoint[] {
  return [{ method: "POST", path: "/mcp/http", keyed: (call) => answer(call, profile, fetchInside) }];
}

async function answer(call: KeyedCall, profile: Profile, fetchInside: FetchInside): Promise<Response> {
  const off = whyOff(call, profile);
  if (off !== undefined) return off;
  const { context } = call;
  let message: Message;
  try {
    message = JSON.parse(await context.req.text()) as Message;
  } catch {
    return context.text("request body is not valid json\n", 400);
  }
  const { id, method = "", params = {} } = message;
  const isFirst = method === "initialize";
  const isKept = /^mcp-session-[\da-f-]{36}$/.test(context.req.header("Mcp-Session-Id") ?? "");
  if (profile.mcpSessions && !isFirst && !isKept) return context.text("Invalid session ID\n", 400);
  if (id === undefined) return context.body(null, 202);
  if (isFirst && profile.mcpSessions) context.header("Mcp-Session-Id", `mcp-session-${randomUUID()}`);
  try {
    const result = await resultOf(call, profile, fetchInside, method, params);
    return json(context, { jsonrpc: "2.0", id, ...result });
  } catch (error) {
    if (!(error instanceof ToolFailure)) throw error;
    const code = error.code ?? (profile.mcpSessions ? -32603 : 0);
    return json(context, { jsonrpc: "2.0", id, error: { code, message: error.message } });
  }
}

function whyOff({ context, deployment }: KeyedCall, { oauth2IsExperiment }: Profile): Answer | undefined {
  const { oauth2Provider, mcpEndpoint } = deployment.settings;
  if (oauth2Provider && mcpEndpoint) return undefined;
  if (!oauth2IsExperiment && !oauth2Provider) return routeNotFound(context);
  return refuse(context, 403, {
    message: `This functionality requires enabling the following experiments: ${oauth2IsExperiment ? "oauth2, " : ""}mcp-server-http`,
  });
}

async function resultOf(
  { context, deployment }: KeyedCall,
  profile: Profile,
  fetchInside: FetchInside,
  method: string,
  params: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  switch (method) {
    case "ping":
      return { result: {} };
    case "initialize": {
      const serverInfo = { name: "Coder", version: profile.version };
      const { protocolVersion } = params;
      return { result: { protocolVersion, capabilities: { tools: { listChanged: true } }, serverInfo } };
    }
    case "tools/list":
      return {
        result: {
          tools: mcpTools(profile).map((name) => ({
            name,
            description: name,
            inputSchema: { type: "object" },
          })),
        },
      };
    case "tools/call": {
      const ask = { fetchInside, token: presentedToken(deployment, context.req.raw), deployment };
      const text = await callTool(ask, profile, String(params["name"]), params["arguments"] ?? {});
      return { result: { content: [{ type: "text", text }] } };
    }
    default:
      throw new ToolFailure(`Method ${method} not found`, -32601);
  }
}
