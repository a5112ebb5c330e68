import { Hono } from "hono";
import type { Deployment } from "./deployment.js";
import { internal, routeNotFound } from "./http/answers.js";
import { commonHeaders, guardAgainstForgery } from "./http/headers.js";
import { mount } from "./http/mount.js";
import { mountPages } from "./pages/mountPages.js";
import { agentEndpoints } from "./routes/agents.js";
import { authCheckEndpoints } from "./routes/authcheck.js";
import { buildEndpoints } from "./routes/builds.js";
import { keyEndpoints } from "./routes/keys.js";
import { organizationEndpoints } from "./routes/organizations.js";
import { secretEndpoints } from "./routes/secrets.js";
import { serverEndpoints } from "./routes/server.js";
import { sessionEndpoints } from "./routes/session.js";
import { templateEndpoints } from "./routes/templates.js";
import { tokenEndpoints } from "./routes/tokens.js";
import { userEndpoints } from "./routes/users.js";
import { workspaceEndpoints } from "./routes/workspaces.js";
import { workspaceSettingEndpoints } from "./routes/workspaceSettings.js";

/** The whole server of one deployment, without the network. */
export function createApp(deployment: Deployment): Hono {
  const { profile } = deployment;
  const app = new Hono({ strict: false });
  app.use(commonHeaders(deployment));
  app.use("/api/*", guardAgainstForgery);
  app.get("/healthz", (context) => context.text("OK", 200, { "Content-Type": "text/plain; charset=utf-8" }));
  mount(app, deployment, [
    ...serverEndpoints(profile),
    ...sessionEndpoints(),
    ...userEndpoints(),
    ...tokenEndpoints(),
    ...keyEndpoints(profile),
    ...authCheckEndpoints(),
    ...organizationEndpoints(profile),
    ...templateEndpoints(),
    ...workspaceEndpoints(),
    ...workspaceSettingEndpoints(),
    ...buildEndpoints(),
    ...agentEndpoints(),
    ...secretEndpoints(profile),
  ]);
  app.all("/api/*", routeNotFound);
  mountPages(app, deployment);
  app.onError((error, context) => internal(context, "An internal server error occurred.", error.message));
  return app;
}
