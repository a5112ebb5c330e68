import { html } from "hono/html";
import { formatAllowEntry } from "../authz/allowList";
import { day } from "../state/clock";
import type { ApiKey, User } from "../state/model";
import { layout, type Markup } from "./layout";

/** The person's own tokens that have not expired. */
export function tokensPage(user: User, tokens: readonly ApiKey[], now: Date): Markup {
  const rows = tokens.map(
    (token) =>
      html`<tr>
        <td><b>${token.tokenName}</b><br /><code>${token.id}</code></td>
        <td>${token.scopes.map((scope) => html`<code>${scope}</code> `)}</td>
        <td>${token.allowList.map((entry) => html`<code>${formatAllowEntry(entry)}</code> `)}</td>
        <td>${token.lastUsedAt?.toLocaleString("en-GB") ?? "Never"}</td>
        <td class="state ${token.expiresAt.getTime() - now.getTime() < 3 * day ? "soon" : "active"}">
          ${token.expiresAt.toLocaleString("en-GB")}
        </td>
      </tr>`,
  );
  return layout({
    title: "Tokens",
    depth: 1,
    user,
    content: html`<h1>Tokens</h1>
      <p>Tokens that can use the API in your name.</p>
      <div class="card">
        <table>
          <thead>
            <tr>
              <th>Name</th>
              <th>Scopes</th>
              <th>Allow list</th>
              <th>Last used</th>
              <th>Expires</th>
            </tr>
          </thead>
          <tbody>
            ${rows}
          </tbody>
        </table>
      </div>`,
  });
}
