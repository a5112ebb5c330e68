import { may } from "../authz/decide";
import { workspaceTarget } from "../authz/targets";
import { json, refuse } from "../http/answers";
import type { Answer, Endpoint, KeyedCall } from "../http/endpoint";
import { renderAgent } from "../render/agent";
import { agentStatus, findAgent, type FoundAgent, isCurrent } from "../state/agents";
import { pathId } from "./pathId";

/** Agents, which belong to the workspace whose build created them. */
export function agentEndpoints(): Endpoint[] {
  return [
    { method: "GET", path: "/workspaceagents/:agent", keyed: readAgent },
    { method: "GET", path: "/workspaceagents/:agent/listening-ports", keyed: listPorts },
  ];
}

/**
 * Returns the agent in the path if the caller may read its workspace, otherwise the answer to send. The
 * template need not be readable.
 */
export function resolveAgent(call: KeyedCall): FoundAgent | Response {
  const id = pathId(call, "agent");
  if (id instanceof Response) return id;
  const { profile, store } = call.deployment;
  const found = findAgent(store, id);
  // Up to v2.31, agents of old builds could still be read.
  const isThere = found !== undefined && (isCurrent(found, store.clock.now()) || !profile.recentFields);
  if (isThere && may(call.caller, "read", workspaceTarget(found.workspace))) return found;
  return refuse(call.context, 404, {
    message: "Agent doesn't exist with that id, or you do not have access to it.",
  });
}

/** Refuses requests that only a connected agent can answer. */
export function refuseUnconnected(
  { context, deployment }: KeyedCall,
  { agent, build }: FoundAgent,
): Response | undefined {
  const status = agentStatus(agent, build, deployment.store.clock.now());
  if (status === "connected") return undefined;
  return refuse(context, 400, {
    message: `Agent state is "${status}", it must be in the "connected" state.`,
  });
}

function readAgent(call: KeyedCall): Answer {
  const found = resolveAgent(call);
  if (found instanceof Response) return found;
  return json(call.context, renderAgent(call.deployment, found.workspace, found.build, found.agent));
}

/** Ports of the agent's apps are left out. */
function listPorts(call: KeyedCall): Answer {
  const found = resolveAgent(call);
  if (found instanceof Response) return found;
  const refusal = refuseUnconnected(call, found);
  if (refusal !== undefined) return refusal;
  const { apps, ports } = found.agent.spec;
  const ofApps = apps.map(({ url = "" }) => /:(\d+)/.exec(url)?.[1]);
  return json(call.context, {
    ports: ports
      .filter(({ port }) => !ofApps.includes(String(port)))
      .map(({ port, processName }) => ({ process_name: processName, network: "tcp", port })),
  });
}
