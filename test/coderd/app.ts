import { Hono } from "hono";
import type { Deployment } from "./deployment";
import { internal, routeNotFound } from "./http/answers";
import type { Endpoint } from "./http/endpoint";
import { commonHeaders, guardAgainstForgery } from "./http/headers";
import { mount } from "./http/mount";
import { mountPages } from "./pages/mountPages";
import type { Profile } from "./profiles/profile";
import { agentLogEndpoints } from "./routes/agentLogs";
import { agentMetadataEndpoints } from "./routes/agentMetadata";
import { agentEndpoints } from "./routes/agents";
import { authCheckEndpoints } from "./routes/authcheck";
import { buildLogEndpoints } from "./routes/buildLogs";
import { buildEndpoints } from "./routes/builds";
import { keyEndpoints } from "./routes/keys";
import { mcpEndpoints } from "./routes/mcp";
import { organizationEndpoints } from "./routes/organizations";
import { secretEndpoints } from "./routes/secrets";
import { serverEndpoints } from "./routes/server";
import { sessionEndpoints } from "./routes/session";
import { templatePushEndpoints } from "./routes/templatePush";
import { templateEndpoints } from "./routes/templates";
import { templateVersionEndpoints } from "./routes/templateVersions";
import { terminalEndpoints } from "./routes/terminals";
import { tokenEndpoints } from "./routes/tokens";
import { userEndpoints } from "./routes/users";
import { watchEndpoints } from "./routes/watch";
import { workspaceExtraEndpoints } from "./routes/workspaceExtras";
import { workspaceEndpoints } from "./routes/workspaces";
import { workspaceSettingEndpoints } from "./routes/workspaceSettings";

/** The whole server of one deployment, without the network. */
export function createApp(deployment: Deployment): Hono {
  const { profile } = deployment;
  const app = new Hono({ strict: false });
  app.use(commonHeaders(deployment));
  app.use("/api/*", guardAgainstForgery);
  app.get("/healthz", (context) => context.text("OK", 200, { "Content-Type": "text/plain; charset=utf-8" }));
  mount(app, deployment, endpointsOf(profile));
  mount(
    app,
    deployment,
    mcpEndpoints(profile, (request) => app.fetch(request)),
    "/api/experimental",
  );
  app.all("/api/*", routeNotFound);
  mountPages(app, deployment);
  app.onError((error, context) => internal(context, "An internal server error occurred.", error.message));
  return app;
}

/** Returns every endpoint below `/api/v2` of one release. */
export function endpointsOf(profile: Profile): Endpoint[] {
  return [
    ...serverEndpoints(profile),
    ...sessionEndpoints(),
    ...userEndpoints(),
    ...tokenEndpoints(),
    ...keyEndpoints(profile),
    ...authCheckEndpoints(),
    ...organizationEndpoints(profile),
    ...templateEndpoints(),
    ...templatePushEndpoints(),
    ...workspaceEndpoints(),
    ...workspaceSettingEndpoints(),
    ...buildEndpoints(),
    ...buildLogEndpoints(),
    ...watchEndpoints(),
    ...agentEndpoints(),
    ...agentLogEndpoints(),
    ...agentMetadataEndpoints(),
    ...terminalEndpoints(),
    ...templateVersionEndpoints(),
    ...workspaceExtraEndpoints(),
    ...secretEndpoints(profile),
  ];
}
