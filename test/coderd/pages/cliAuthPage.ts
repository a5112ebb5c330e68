import { html } from "hono/html";
import type { User } from "../state/model";
import { layout, type Markup } from "./layout";

/** The page that hands out a newly created session key: masked, with one button that copies it. */
export function cliAuthPage(user: User, secret: string): Markup {
  return layout({
    title: "Session token",
    depth: 0,
    user,
    narrow: true,
    script: "cli-auth.js",
    content: html`<div class="card">
      <h1>Session token</h1>
      <p>
        Copy this token and paste it into your terminal, where you were asked for it. It is valid for 7 days.
      </p>
      <input
        id="session-token"
        class="secret"
        type="password"
        readonly
        aria-label="Session token"
        value="${secret}"
        data-session-token="${secret}"
      />
      <button id="copy" class="wide">Copy session token</button>
    </div>`,
  });
}
