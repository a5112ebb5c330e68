import { may } from "../authz/decide";
import { templateTarget, workspaceTarget } from "../authz/targets";
import { forbidden, internal, json, noContent, rbacForbidden, refuse } from "../http/answers";
import type { Answer, Endpoint, KeyedCall } from "../http/endpoint";
import { jsonTime } from "../http/goTime";
import { readJson } from "../http/readJson";
import { connectedAt, readyAt } from "../state/agents";
import { latestBuild } from "../state/builds";
import type { Build, Workspace, WorkspaceRole } from "../state/model";
import { activeVersionOf } from "../state/store";
import { resolveBuild } from "./resolveBuild";
import { resolveWorkspace } from "./resolveWorkspace";

/**
 * Further requests about a workspace: who shares it, shared ports, timings, and what an autostart would lack.
 */
export function workspaceExtraEndpoints(): Endpoint[] {
  return [
    { method: "GET", path: "/workspaces/:workspace/acl", keyed: readAcl },
    { method: "PATCH", path: "/workspaces/:workspace/acl", keyed: changeAcl },
    { method: "DELETE", path: "/workspaces/:workspace/acl", keyed: clearAcl },
    { method: "GET", path: "/workspaces/:workspace/port-share", keyed: listShares },
    { method: "POST", path: "/workspaces/:workspace/port-share", keyed: share },
    { method: "DELETE", path: "/workspaces/:workspace/port-share", keyed: unshare },
    { method: "POST", path: "/workspaces/:workspace/usage", keyed: noteUsage },
    { method: "GET", path: "/workspaces/:workspace/resolve-autostart", keyed: resolveAutostart },
    { method: "GET", path: "/workspaces/:workspace/timings", keyed: readTimings },
    { method: "GET", path: "/workspacebuilds/:build/timings", keyed: readBuildTimings },
  ];
}

/** Returns the workspace if sharing exists at all, otherwise the answer to send. */
function shareable(call: KeyedCall, change: boolean): Workspace | Response {
  const workspace = resolveWorkspace(call);
  if (workspace instanceof Response) return workspace;
  if (!call.deployment.profile.sharing) {
    return refuse(call.context, 403, {
      message: "Workspace Sharing functionality requires enabling the 'workspace-sharing' experiment.",
    });
  }
  return change && !may(call.caller, "update", workspaceTarget(workspace))
    ? forbidden(call.context)
    : workspace;
}

function readAcl(call: KeyedCall): Answer {
  const workspace = shareable(call, false);
  if (workspace instanceof Response) return workspace;
  const users = [...workspace.sharedWith].map(([id, role]) => {
    const user = call.deployment.store.users.get(id);
    return { id, username: user?.username ?? "", ...(user?.name === "" ? {} : { name: user?.name }), role };
  });
  return json(call.context, { users, group: [] });
}

async function changeAcl(call: KeyedCall): Promise<Response> {
  const workspace = shareable(call, true);
  if (workspace instanceof Response) return workspace;
  const body = await readJson(call, "UpdateWorkspaceACL", { user_roles: "any" });
  if (body instanceof Response) return body;
  const roles = Object.entries((body["user_roles"] ?? {}) as Record<string, string>);
  const bad = roles.find(([, role]) => !["use", "admin", ""].includes(role))?.[1];
  if (bad !== undefined) {
    return refuse(call.context, 400, {
      message: "Invalid request to update workspace ACL",
      validations: [{ field: "user_roles", detail: `role "${bad}" is not a valid workspace role` }],
    });
  }
  for (const [id, role] of roles) {
    if (role === "") workspace.sharedWith.delete(id);
    else workspace.sharedWith.set(id, role as WorkspaceRole);
  }
  return noContent(call.context);
}

function clearAcl(call: KeyedCall): Answer {
  const workspace = shareable(call, true);
  if (workspace instanceof Response) return workspace;
  workspace.sharedWith.clear();
  return noContent(call.context);
}

function listShares(call: KeyedCall): Answer {
  const workspace = resolveWorkspace(call);
  return workspace instanceof Response
    ? workspace
    : json(call.context, { shares: workspace.portShares.map((row) => renderShare(workspace, row)) });
}

function renderShare({ id }: Workspace, row: Workspace["portShares"][number]): Record<string, unknown> {
  return {
    workspace_id: id,
    agent_name: row.agentName,
    port: row.port,
    share_level: row.shareLevel,
    protocol: row.protocol,
  };
}

async function share(call: KeyedCall): Promise<Response> {
  const workspace = resolveWorkspace(call);
  if (workspace instanceof Response) return workspace;
  const body = await readJson(call, "UpsertWorkspaceAgentPortShareRequest", {
    agent_name: "string",
    port: "int",
    share_level: "string",
    protocol: "string",
  });
  if (body instanceof Response) return body;
  const row = {
    agentName: String(body["agent_name"]),
    port: Number(body["port"]),
    shareLevel: String(body["share_level"]),
    protocol: String(body["protocol"]),
  };
  workspace.portShares = [...workspace.portShares.filter(({ port }) => port !== row.port), row];
  return json(call.context, renderShare(workspace, row));
}

async function unshare(call: KeyedCall): Promise<Response> {
  const workspace = resolveWorkspace(call);
  if (workspace instanceof Response) return workspace;
  const body = await readJson(call, "DeleteWorkspaceAgentPortShareRequest", {
    agent_name: "string",
    port: "int",
  });
  if (body instanceof Response) return body;
  const left = workspace.portShares.filter(({ port }) => port !== body["port"]);
  if (left.length === workspace.portShares.length)
    return refuse(call.context, 404, { message: "Port share not found." });

  workspace.portShares = left;
  return call.context.body(null, 200);
}

/** Counts as use of the workspace, whichever app the body names. */
function noteUsage(call: KeyedCall): Answer {
  const workspace = resolveWorkspace(call);
  if (workspace instanceof Response) return workspace;
  workspace.lastUsedAt = call.deployment.store.clock.now();
  return noContent(call.context);
}

/** Only a workspace that updates automatically can lack a parameter. */
function resolveAutostart(call: KeyedCall): Answer {
  const { caller, context, deployment } = call;
  const workspace = resolveWorkspace(call);
  if (workspace instanceof Response) return workspace;
  const template = deployment.store.templates.get(workspace.templateId);
  if (template === undefined || !may(caller, "read", templateTarget(template)))
    return internal(context, "An internal server error occurred.", rbacForbidden);

  const { parameters } = activeVersionOf(deployment.store, template.id);
  const known = latestBuild(workspace).parameters;
  const missing = parameters.some(({ name, required }) => required === true && !known.has(name));
  return json(context, { parameter_mismatch: workspace.automaticUpdates === "always" && missing });
}

function readTimings(call: KeyedCall): Answer {
  const workspace = resolveWorkspace(call);
  return workspace instanceof Response
    ? workspace
    : json(call.context, timingsOf(call, latestBuild(workspace)));
}

function readBuildTimings(call: KeyedCall): Answer {
  const found = resolveBuild(call);
  return found instanceof Response ? found : json(call.context, timingsOf(call, found.build));
}

function timingsOf({ deployment }: KeyedCall, build: Build): Record<string, unknown> {
  const now = deployment.store.clock.now();
  const connections: unknown[] = [];
  const scripts: unknown[] = [];
  for (const agent of build.agents) {
    const connected = connectedAt(agent, build, now);
    if (connected === undefined) continue;
    const of = { workspace_agent_id: agent.id, workspace_agent_name: agent.spec.name };
    connections.push({
      started_at: jsonTime(build.completesAt),
      ended_at: jsonTime(connected),
      stage: "connect",
      ...of,
    });
    const ready = readyAt(agent, build, now);
    if (ready === undefined) continue;
    for (const script of agent.spec.scripts.filter(({ on }) => on === "start")) {
      scripts.push({
        started_at: jsonTime(connected),
        ended_at: jsonTime(ready),
        exit_code: script.exitCode ?? 0,
        stage: "start",
        status: script.status ?? "ok",
        display_name: script.displayName,
        ...of,
      });
    }
  }
  return { provisioner_timings: [], agent_script_timings: scripts, agent_connection_timings: connections };
}
