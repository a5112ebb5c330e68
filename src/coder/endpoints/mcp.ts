import * as z from "zod/mini";
import type { McpAnswer, McpMessage } from "../api/api";
import { isOfKind } from "../errors/isOfKind";
import type { Asking } from "../http/asking";
import { list } from "./wire";

/** Tools may wait for a build, or for a command in a workspace: this is the most a request waits, in ms. */
const patience = 10 * 60_000;

/** Both must be on up to v2.37; from v2.38 on, the other one is no experiment any more. */
const experiment = "mcp-server-http";
const before38 = "oauth2";

/**
 * Asks whether a deployment has an MCP endpoint for whoever holds a key. A list of experiments says so (seen on v2.35.1 and
 * v2.36.0: signed in, the endpoint itself answers 403 otherwise).
 * https://coder.com/docs/reference/api/general#get-enabled-experiments
 * @throws CoderError
 */
export async function isMcpOffered(http: Asking, signal?: AbortSignal): Promise<boolean> {
  const experiments = await http.request({
    method: "GET",
    path: ["experiments"],
    answer: list(z.string()),
    signal,
  });
  if (!experiments.includes(experiment)) return false;
  return experiments.includes(before38) || hasEndpoint(http, signal);
}

/** From v2.38 on it is not there at all (404) while the OAuth2 provider is off, and takes only POST (405) while it is on. */
async function hasEndpoint(http: Asking, signal: AbortSignal | undefined): Promise<boolean> {
  const initialize = {
    jsonrpc: "2.0",
    id: 0,
    method: "initialize",
    params: {
      protocolVersion: "2025-03-26",
      capabilities: {},
      clientInfo: { name: "coder-access", version: "1" },
    },
  };
  try {
    await askMcp(http, { text: JSON.stringify(initialize) }, signal);
    return true;
  } catch (error) {
    if (isOfKind(error, "notFoundOrForbidden") || isOfKind(error, "routeMissing")) return false;
    throw error;
  }
}

/**
 * Sends one message of the Model Context Protocol, with this client's own key. Servers answer each with JSON (seen on v2.35.1
 * and v2.36.0; by their sources, later ones, too). A redirect is not followed, and a 401 is an error like any other: neither
 * leads to a sign-in.
 * https://coder.com/docs/ai-coder/mcp-server
 * @throws CoderError; what a tool refuses is an answer.
 */
export async function askMcp(
  http: Asking,
  { text, sessionId, protocolVersion }: McpMessage,
  signal?: AbortSignal,
): Promise<McpAnswer> {
  const { body, header } = await http.pass({
    method: "POST",
    room: "experimental",
    path: ["mcp", "http"],
    body: text,
    // By the protocol, a client has to accept both, though only JSON is ever sent.
    headers: {
      Accept: "application/json, text/event-stream",
      ...(sessionId === undefined ? {} : { "Mcp-Session-Id": sessionId }),
      ...(protocolVersion === undefined ? {} : { "Mcp-Protocol-Version": protocolVersion }),
    },
    doneBy: [200, 202],
    signal,
    timeoutMs: patience,
  });
  return { text: body, sessionId: plainId(header("mcp-session-id")) };
}

/** It is sent back as a header. */
function plainId(id: string | undefined): string | undefined {
  return id !== undefined && /^[\x21-\x7e]{1,200}$/.test(id) ? id : undefined;
}
