import { may } from "../authz/decide";
import { workspaceTarget } from "../authz/targets";
import { json, refuse } from "../http/answers";
import type { Answer, Endpoint, KeyedCall } from "../http/endpoint";
import { renderAgent } from "../render/agent";
import type { Build, Workspace } from "../state/model";
import { pathId } from "./pathId";

/** Agents, which belong to the workspace whose build made them. */
export function agentEndpoints(): Endpoint[] {
  return [
    { method: "GET", path: "/workspaceagents/:agent", keyed: readAgent },
    { method: "GET", path: "/workspaceagents/:agent/listening-ports", keyed: listPorts },
  ];
}

function resolveAgent(call: KeyedCall): { build: Build; workspace: Workspace } | Response {
  const id = pathId(call, "agent");
  if (id instanceof Response) return id;
  for (const workspace of call.deployment.store.workspaces.values()) {
    const build = workspace.builds.at(-1);
    if (build?.agentId === id && may(call.caller, "read", workspaceTarget(workspace)))
      return { build, workspace };
  }
  return refuse(call.context, 404, {
    message: "Agent doesn't exist with that id, or you do not have access to it.",
  });
}

function readAgent(call: KeyedCall): Answer {
  const found = resolveAgent(call);
  if (found instanceof Response) return found;
  return json(call.context, renderAgent(call.deployment.profile, found.build, found.workspace.agentState));
}

function listPorts(call: KeyedCall): Answer {
  const found = resolveAgent(call);
  if (found instanceof Response) return found;
  const connected = found.workspace.agentState === "connected";
  return json(call.context, {
    ports: connected ? [{ process_name: "node", network: "tcp", port: 8080 }] : [],
  });
}
