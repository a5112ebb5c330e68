import * as z from "zod/mini";
import type { AgentLogLine, ListeningPort } from "../../api/workspaces";
import type { Asking } from "../../http/asking";
import { maybeText, readTime, reshaped, text } from "../wire";

const agentLogLineSchema = reshaped(
  z.object({ id: z.number(), created_at: z.string(), level: maybeText, output: maybeText }),
  (wire, parsing) => ({
    id: wire.id,
    createdAt: readTime(wire.created_at, "created_at", parsing),
    level: wire.level ?? "",
    output: wire.output ?? "",
  }),
);

const portSchema = reshaped(
  z.object({ port: z.number(), network: text, process_name: text }),
  ({ port, network, process_name }) => ({ port, network, processName: process_name }),
);

const portsSchema = reshaped(z.object({ ports: z.nullish(z.array(portSchema)) }), ({ ports }) => ports ?? []);

const appHostSchema = reshaped(z.object({ host: text }), ({ host }) => (host === "" ? undefined : host));

/**
 * Reads the output of an agent's scripts so far.
 * https://coder.com/docs/reference/api/agents#get-logs-by-workspace-agent
 * @returns the readable lines.
 * @throws CoderError
 */
export async function getAgentLog(
  http: Asking,
  agentId: string,
  signal?: AbortSignal,
): Promise<AgentLogLine[]> {
  const path = ["workspaceagents", agentId, "logs"];
  const { items } = await http.list({ method: "GET", path, item: agentLogLineSchema, signal });
  return items;
}

/**
 * Reads the ports that something listens on, except those of apps. Needs `workspace:read`.
 * https://coder.com/docs/reference/api/agents#get-listening-ports-for-workspace-agent
 * @throws CoderError; Rejected while the agent is not connected.
 */
export function getListeningPorts(
  http: Asking,
  agentId: string,
  signal?: AbortSignal,
): Promise<ListeningPort[]> {
  const path = ["workspaceagents", agentId, "listening-ports"];
  return http.request({ method: "GET", path, answer: portsSchema, signal });
}

/**
 * Reads the wildcard host for apps on subdomains, such as `*.apps.coder.example.com`.
 * https://coder.com/docs/reference/api/applications#get-applications-host
 * @returns `undefined` if the deployment has none.
 * @throws CoderError
 */
export function getAppHost(http: Asking, signal?: AbortSignal): Promise<string | undefined> {
  return http.request({ method: "GET", path: ["applications", "host"], answer: appHostSchema, signal });
}
