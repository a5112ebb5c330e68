import { may } from "../authz/decide";
import { workspaceTarget } from "../authz/targets";
import { json, notFound, refuse } from "../http/answers";
import { type Answer, type Endpoint, type KeyedCall, parameter } from "../http/endpoint";
import { readPage } from "../http/page";
import { renderResources } from "../render/agent";
import { renderBuild } from "../render/build";
import { cancelBuild } from "./cancelBuild";
import { createBuild } from "./createBuild";
import { resolveBuild } from "./resolveBuild";
import { resolveMember } from "./resolveUser";
import { resolveWorkspace } from "./resolveWorkspace";

/** Builds, which start, stop and delete workspaces. */
export function buildEndpoints(): Endpoint[] {
  return [
    { method: "GET", path: "/workspaces/:workspace/builds", keyed: listBuilds },
    { method: "POST", path: "/workspaces/:workspace/builds", keyed: createBuild },
    { method: "GET", path: "/users/:user/workspace/:name/builds/:number", keyed: readByNumber },
    { method: "GET", path: "/workspacebuilds/:build", keyed: readBuild },
    { method: "GET", path: "/workspacebuilds/:build/resources", keyed: readResources },
    { method: "GET", path: "/workspacebuilds/:build/parameters", keyed: readParameters },
    { method: "PATCH", path: "/workspacebuilds/:build/cancel", keyed: cancelBuild },
  ];
}

/** Newest first. The template need not be readable. */
function listBuilds(call: KeyedCall): Answer {
  const workspace = resolveWorkspace(call);
  if (workspace instanceof Response) return workspace;
  const page = readPage(call);
  if (page instanceof Response) return page;
  const since = call.context.req.query("since") ?? "";
  const after = since === "" ? new Date(0) : new Date(since);
  if (Number.isNaN(after.getTime())) {
    return refuse(call.context, 400, {
      message: "bad `since` format, must be RFC3339",
      detail: `parsing time "${since}" as "2006-01-02T15:04:05Z07:00": cannot parse "${since}" as "2006"`,
    });
  }
  const found = [...workspace.builds].reverse().filter(({ createdAt }) => createdAt >= after);
  return json(
    call.context,
    page(found).map((build) => renderBuild(call.deployment, workspace, build)),
  );
}

function readBuild(call: KeyedCall): Answer {
  const found = resolveBuild(call);
  return found instanceof Response
    ? found
    : json(call.context, renderBuild(call.deployment, found.workspace, found.build));
}

function readByNumber(call: KeyedCall): Answer {
  const { caller, context, deployment } = call;
  const owner = resolveMember(call);
  if (owner instanceof Response) return owner;
  const name = parameter(call, "name").toLowerCase();
  const workspace = [...deployment.store.workspaces.values()].find(
    (candidate) => candidate.ownerId === owner.id && candidate.name.toLowerCase() === name,
  );
  if (workspace === undefined || !may(caller, "read", workspaceTarget(workspace))) return notFound(context);
  const number = parameter(call, "number");
  const build = workspace.builds.find((candidate) => String(candidate.number) === number);
  if (build === undefined)
    return refuse(context, 404, { message: `Workspace "${workspace.name}" Build ${number} does not exist.` });

  return json(context, renderBuild(deployment, workspace, build));
}

function readResources(call: KeyedCall): Answer {
  const found = resolveBuild(call);
  return found instanceof Response
    ? found
    : json(call.context, renderResources(call.deployment, found.workspace, found.build));
}

function readParameters(call: KeyedCall): Answer {
  const found = resolveBuild(call);
  if (found instanceof Response) return found;
  return json(
    call.context,
    [...found.build.parameters].map(([name, value]) => ({ name, value })),
  );
}
