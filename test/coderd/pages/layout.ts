import { html, raw } from "hono/html";
import type { User } from "../state/model";

/** Text or markup that is safe to insert into a page. */
export type Markup = ReturnType<typeof html>;

/** One page. Every address in it is relative, so that it works below any path prefix. */
export interface Page {
  title: string;
  /** How many segments the page's own path has before its last one. */
  depth: number;
  user: User | undefined;
  narrow?: boolean;
  /** The name of the script, if it has one. */
  script?: string;
  content: Markup;
}

/** The whole document of a page. */
export function layout({ content, depth, narrow, script, title, user }: Page): Markup {
  const root = depth === 0 ? "./" : "../".repeat(depth);
  const scriptTag = script === undefined ? "" : html`<script src="${root}assets/${script}" defer></script>`;
  return html`${raw("<!doctype html>")}
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title} · Coder</title>
        <link rel="stylesheet" href="${root}assets/style.css" />
        ${scriptTag}
      </head>
      <body>
        ${user === undefined ? "" : navigation(root, user)}
        <main class="${narrow === true ? "narrow" : ""}">${content}</main>
      </body>
    </html>`;
}

function navigation(root: string, user: User): Markup {
  return html`<header>
    <strong>Coder</strong>
    <a href="${root}workspaces">Workspaces</a>
    <a href="${root}settings/tokens">Tokens</a>
    <form method="post" action="${root}logout"><button class="plain">Sign out ${user.username}</button></form>
  </header>`;
}
