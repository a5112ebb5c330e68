import type { Context } from "hono";
import { html } from "hono/html";
import type { Deployment } from "../deployment";
import { personWith, startSession } from "../routes/session";
import { layout, type Markup } from "./layout";

/** Pages that signing in may lead back to, relative to the root. */
const targets = ["cli-auth", "workspaces", "settings/tokens"];

/** Returns the page to go to after signing in; anything but a known page becomes the first page. */
export function targetOf(wanted: string | undefined): string {
  const page = (wanted ?? "").replace(/^\//, "");
  return targets.includes(page) ? page : "./";
}

/** The form for e-mail and password. */
export function loginPage(target: string, problem?: string): Markup {
  const alert = problem === undefined ? "" : html`<p class="alert" role="alert">${problem}</p>`;
  return layout({
    title: "Sign in",
    depth: 0,
    user: undefined,
    narrow: true,
    content: html`<div class="card">
      <h1>Sign in to Coder</h1>
      <p>Use the account that your administrator gave you.</p>
      ${alert}
      <form method="post" action="login">
        <input type="hidden" name="redirect" value="${target}" />
        <label>E-mail<input name="email" type="email" autocomplete="username" required autofocus /></label>
        <label
          >Password<input name="password" type="password" autocomplete="current-password" required
        /></label>
        <button class="wide">Sign in</button>
      </form>
    </div>`,
  });
}

/** Handles the form: sets the cookie and redirects, or shows the form again. */
export async function submitLogin(context: Context, deployment: Deployment): Promise<Response> {
  const form = new URLSearchParams(await context.req.text());
  const target = targetOf(form.get("redirect") ?? undefined);
  const user = personWith(deployment, form.get("email") ?? "", form.get("password") ?? "");
  if (user === undefined) return context.html(loginPage(target, "Incorrect e-mail or password."), 401);
  startSession(context, deployment, user);
  return context.redirect(target, 303);
}
