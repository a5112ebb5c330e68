import { Hono } from "hono";
import type { Deployment } from "./deployment.js";
import { internal, routeNotFound } from "./http/answers.js";
import { commonHeaders, guardAgainstForgery } from "./http/headers.js";
import { mount } from "./http/mount.js";
import { mountPages } from "./pages/mountPages.js";
import { keyEndpoints } from "./routes/keys.js";
import { serverEndpoints } from "./routes/server.js";
import { sessionEndpoints } from "./routes/session.js";
import { tokenEndpoints } from "./routes/tokens.js";
import { userEndpoints } from "./routes/users.js";

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
  ]);
  app.all("/api/*", routeNotFound);
  mountPages(app, deployment);
  app.onError((error, context) => internal(context, "An internal server error occurred.", error.message));
  return app;
}
