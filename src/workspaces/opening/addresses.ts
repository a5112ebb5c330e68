import type { DeploymentUrl } from "../../coder/api/deployment";
import type { Agent, AgentApp, Workspace } from "../../coder/api/workspaces";

type Deployment = Pick<DeploymentUrl, "href">;
type Named = Pick<Workspace, "ownerName" | "name">;

/**
 * The page of a workspace in the dashboard.
 * @param deployment its deployment, with its base path.
 * @param workspace the workspace; its owner's real name stands in the address.
 */
export function workspaceAddress({ href }: Deployment, { ownerName, name }: Named): string {
  return `${href}/@${encodeURIComponent(ownerName)}/${encodeURIComponent(name)}`;
}

/** The page from which workspaces are made. */
export function templatesAddress({ href }: Deployment): string {
  return `${href}/templates`;
}

/** Where an app is opened, or why it cannot be. */
export type AppAddress =
  | { readonly kind: "page"; readonly address: string }
  /** An address that another program opens. */
  | { readonly kind: "program"; readonly address: string }
  /** Its address wants the session's secret in it. */
  | { readonly kind: "wantsSession" }
  | { readonly kind: "command" }
  | { readonly kind: "noHost" }
  | { readonly kind: "noAddress" };

/** Schemes whose addresses run something here, or read from this machine. */
const refused = ["command", "data", "file", "javascript", "vscode-file", "vscode-webview"];

/**
 * Works out where an app is opened. No secret is ever part of it: the server hands on to the app whatever stands in the address
 * (seen on v2.35.1), so the browser signs in there by itself.
 * @param deployment its deployment.
 * @param workspace its workspace.
 * @param agent the agent that offers it.
 * @param app the app.
 * @param host the wildcard host of apps, such as `*.apps.coder.example.com`; undefined where the deployment has none.
 */
export function appAddress(
  deployment: Deployment,
  workspace: Named,
  agent: Pick<Agent, "name">,
  app: AgentApp,
  host: string | undefined,
): AppAddress {
  if (app.command !== "") return { kind: "command" };
  if (app.external) return externalAddress(app.url);
  if (app.subdomain) {
    const address = hostAddress(deployment, host, app.subdomainName);
    return address === undefined ? { kind: "noHost" } : { kind: "page", address };
  }
  const names = [workspace.name, agent.name].map(encodeURIComponent).join(".");
  // Without the slash at its end the server sends elsewhere and loses the query (seen on v2.35.1).
  const path = `/@${encodeURIComponent(workspace.ownerName)}/${names}/apps/${encodeURIComponent(app.slug)}/`;
  return { kind: "page", address: `${deployment.href}${path}` };
}

/**
 * Works out where a port is opened.
 * @returns undefined where the deployment has no wildcard host: it offers ports there only.
 */
export function portAddress(
  deployment: Deployment,
  { ownerName, name }: Named,
  agent: Pick<Agent, "name">,
  port: number,
  host: string | undefined,
): string | undefined {
  return hostAddress(deployment, host, [port, agent.name, name, ownerName].join("--"));
}

function externalAddress(url: string): AppAddress {
  if (url.includes("$SESSION_TOKEN")) return { kind: "wantsSession" };
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const scheme = parsed?.protocol.slice(0, -1) ?? "";
  if (parsed === undefined || refused.includes(scheme)) return { kind: "noAddress" };
  const isPage = scheme === "https" || scheme === "http";
  return { kind: isPage ? "page" : "program", address: url };
}

function hostAddress({ href }: Deployment, host: string | undefined, label: string): string | undefined {
  if (host === undefined || !host.startsWith("*") || !/^[a-z0-9-]+$/i.test(label)) return undefined;
  return `${new URL(href).protocol}//${label}${host.slice(1)}/`;
}
