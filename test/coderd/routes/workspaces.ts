import { listFails, may } from "../authz/decide";
import { templateTarget, workspaceTarget } from "../authz/targets";
import { ambiguousColumn, forbidden, internal, json, notFound, refuse } from "../http/answers";
import { type Answer, type Endpoint, flag, type KeyedCall, parameter } from "../http/endpoint";
import { readPage } from "../http/page";
import { renderWorkspace } from "../render/workspace";
import { buildStatus, isDeleted, latestBuild } from "../state/builds";
import type { Workspace } from "../state/model";
import { createWorkspaceEndpoint } from "./createWorkspace";
import { resolveMember } from "./resolveUser";
import { resolveWorkspace } from "./resolveWorkspace";
import { workspaceQuery } from "./workspaceQuery";

/** Reading and creating workspaces. */
export function workspaceEndpoints(): Endpoint[] {
  return [
    { method: "GET", path: "/workspaces", keyed: listWorkspaces },
    { method: "GET", path: "/workspaces/:workspace", keyed: readWorkspace },
    { method: "GET", path: "/users/:user/workspace/:name", keyed: readByName },
    { method: "POST", path: "/users/:user/workspaces", keyed: createWorkspaceEndpoint },
  ];
}

const templatesFail = `get templates: ${ambiguousColumn}`;

/**
 * Rows whose template the caller cannot read are dropped, yet `count` includes them; IDs in the allow list
 * make it fail (both seen on v2.31.0 and v2.35.1).
 */
function listWorkspaces(call: KeyedCall): Answer {
  const { caller, context, deployment } = call;
  const { store } = deployment;
  const wanted = readPage(call);
  if (wanted instanceof Response) return wanted;
  const query = workspaceQuery(deployment, caller.user, context.req.query("q") ?? "");
  if ("problem" in query) return refuse(context, 400, query.problem);
  if (listFails(caller, "workspace"))
    return internal(context, "Internal error fetching workspaces.", ambiguousColumn);
  const now = store.clock.now();
  const found = [...store.workspaces.values()]
    .filter(
      (workspace) =>
        !isDeleted(workspace, now) &&
        may(caller, "read", workspaceTarget(workspace)) &&
        query.test(workspace),
    )
    .sort(listOrder(call));
  if (found.length > 0 && listFails(caller, "template"))
    return internal(context, "Internal error fetching workspace resources.", templatesFail);

  const rows = wanted(found).flatMap((workspace) => {
    const template = store.templates.get(workspace.templateId);
    if (template === undefined || !may(caller, "read", templateTarget(template))) return [];
    return [renderWorkspace(deployment, workspace, template, caller.userId)];
  });
  return json(context, { workspaces: rows, count: found.length });
}

/** The caller's favourites first, then running ones, then by owner and name. */
function listOrder({ caller, deployment }: KeyedCall): (a: Workspace, b: Workspace) => number {
  const { store } = deployment;
  const now = store.clock.now();
  const rank = (workspace: Workspace): string => {
    const favourite = workspace.favoriteOf.has(caller.userId) ? 0 : 1;
    const running = buildStatus(latestBuild(workspace), now) === "running" ? 0 : 1;
    return `${favourite}${running} ${store.users.get(workspace.ownerId)?.username ?? ""} ${workspace.name}`;
  };
  return (a, b) => (rank(a) < rank(b) ? -1 : 1);
}

/** Answers with the workspace and its template, or why not: `hidden` if the template cannot be read. */
function show(call: KeyedCall, workspace: Workspace, hidden: () => Response): Answer {
  const { caller, context, deployment } = call;
  if (listFails(caller, "template"))
    return internal(context, "Internal error fetching workspace resources.", templatesFail);
  const template = deployment.store.templates.get(workspace.templateId);
  if (template === undefined || !may(caller, "read", templateTarget(template))) return hidden();
  return json(context, renderWorkspace(deployment, workspace, template, caller.userId));
}

function readWorkspace(call: KeyedCall): Answer {
  const workspace = resolveWorkspace(call);
  if (workspace instanceof Response) return workspace;
  if (isDeleted(workspace, call.deployment.store.clock.now()) && !flag(call, "include_deleted")) {
    // v2.31.0 named a parameter that did not exist.
    const name = call.deployment.profile.recentFields ? "include_deleted" : "deleted";
    const message = `Workspace "${workspace.id}" was deleted, you can view this workspace by specifying '?${name}=true' and trying again.`;
    return refuse(call.context, 410, { message });
  }
  return show(call, workspace, () => forbidden(call.context));
}

function readByName(call: KeyedCall): Answer {
  const { caller, context, deployment } = call;
  const owner = resolveMember(call);
  if (owner instanceof Response) return owner;
  const now = deployment.store.clock.now();
  const wanted = parameter(call, "name").toLowerCase();
  const named = [...deployment.store.workspaces.values()].filter(
    ({ name, ownerId }) => ownerId === owner.id && name.toLowerCase() === wanted,
  );
  const living = named.find((workspace) => !isDeleted(workspace, now));
  const workspace = living ?? (flag(call, "include_deleted") ? named.at(-1) : undefined);
  if (workspace === undefined || !may(caller, "read", workspaceTarget(workspace))) return notFound(context);
  return show(call, workspace, () => notFound(context));
}
