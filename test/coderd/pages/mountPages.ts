import type { Context, Hono } from "hono";
import { html } from "hono/html";
import type { Deployment } from "../deployment";
import { sessionCookie } from "../http/authenticate";
import type { Caller } from "../http/caller";
import { mintSessionKey } from "../routes/keys";
import { isDeleted } from "../state/builds";
import { cliAuthPage } from "./cliAuthPage";
import { layout, type Markup } from "./layout";
import { loginPage, submitLogin, targetOf } from "./loginPage";
import { cliAuthScript, styleSheet } from "./style";
import { tokensPage } from "./tokensPage";
import { visitorOf } from "./visitor";
import { workspacesPage } from "./workspacesPage";

/** Registers the pages for people. Those who are not signed in are led to the form and back. */
export function mountPages(app: Hono, deployment: Deployment): void {
  const { store } = deployment;
  const page = (path: string, show: (visitor: Caller) => Markup): void => {
    app.get(path, (context) => {
      pageHeaders(context, deployment);
      const visitor = visitorOf(context, deployment);
      if (visitor !== undefined) return context.html(show(visitor));
      const own = path.slice(1);
      const up = "../".repeat(own.split("/").length - 1);
      return context.redirect(`${up}login?redirect=${encodeURIComponent(own)}`, 303);
    });
  };
  app.get("/assets/style.css", (context) =>
    context.text(styleSheet, 200, { "Content-Type": "text/css; charset=utf-8" }),
  );
  app.get("/assets/cli-auth.js", (context) =>
    context.text(cliAuthScript, 200, { "Content-Type": "text/javascript; charset=utf-8" }),
  );
  app.get("/login", (context) => {
    pageHeaders(context, deployment);
    return context.html(loginPage(targetOf(context.req.query("redirect"))));
  });
  app.post("/login", (context) => {
    pageHeaders(context, deployment);
    return submitLogin(context, deployment);
  });
  app.post("/logout", (context) => {
    const visitor = visitorOf(context, deployment);
    if (visitor !== undefined) store.keys.remove(visitor.key);
    context.header("Set-Cookie", `${sessionCookie}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`, {
      append: true,
    });
    return context.redirect("login", 303);
  });
  page("/cli-auth", ({ user }) => cliAuthPage(user, mintSessionKey(deployment, user)));
  const ownWorkspaces = ({ user }: Caller): Markup => {
    const now = store.clock.now();
    const own = [...store.workspaces.values()].filter(
      (workspace) => workspace.ownerId === user.id && !isDeleted(workspace, now),
    );
    return workspacesPage(user, own, store.templates, now);
  };
  page("/", ownWorkspaces);
  page("/workspaces", ownWorkspaces);
  page("/settings/tokens", ({ user }) => {
    const now = store.clock.now();
    const tokens = store.keys
      .ownedBy(user.id)
      .filter(({ expiresAt, loginType }) => loginType === "token" && expiresAt > now);
    return tokensPage(user, tokens, now);
  });
  app.notFound((context) => {
    pageHeaders(context, deployment);
    const content = html`<div class="card">
      <h1>Page not found</h1>
      <p>There is no page at this address.</p>
    </div>`;
    return context.html(
      layout({ title: "Page not found", depth: 0, user: undefined, narrow: true, content }),
      404,
    );
  });
}

/** Sets the headers of pages as recorded: nothing from elsewhere, and on later releases no framing. */
function pageHeaders(context: Context, { accessUrl, profile }: Deployment): void {
  const host = new URL(accessUrl).host;
  const policy = [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' https: data:",
    `connect-src 'self' ws://${host} wss://${host}`,
    "form-action 'self'",
    "report-uri /api/v2/csp/reports",
    ...(profile.framesForbidden ? ["frame-ancestors 'self'"] : []),
  ];
  context.header("Content-Security-Policy", `${policy.join("; ")};`);
  context.header("Referrer-Policy", "no-referrer");
  context.header("Vary", "Origin, Cookie, Accept-Encoding");
}
