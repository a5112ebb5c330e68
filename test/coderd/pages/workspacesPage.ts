import { html } from "hono/html";
import { buildStatus, latestBuild } from "../state/builds";
import type { Template, User, Workspace } from "../state/model";
import { layout, type Markup } from "./layout";

/** The person's own workspaces, with the state of each. */
export function workspacesPage(
  user: User,
  workspaces: readonly Workspace[],
  templates: ReadonlyMap<string, Template>,
  now: Date,
): Markup {
  const cards = workspaces.map((workspace) => {
    const status = workspace.dormantAt === undefined ? buildStatus(latestBuild(workspace), now) : "dormant";
    return html`<div class="card">
      <h2>${workspace.name}</h2>
      <p>${templates.get(workspace.templateId)?.displayName ?? ""}</p>
      <span class="state ${status}">${status}</span>
    </div>`;
  });
  return layout({
    title: "Workspaces",
    depth: 0,
    user,
    content: html`<h1>Workspaces</h1>
      <p>Your workspaces in this deployment.</p>
      <div class="grid">${cards}</div>`,
  });
}
