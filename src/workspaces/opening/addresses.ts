import type { DeploymentUrl } from "../../coder/api/deployment";
import type { Agent, AgentApp, Workspace, WorkspaceBuild } from "../../coder/api/workspaces";

type Deployment = Pick<DeploymentUrl, "href">;
type Named = Pick<Workspace, "ownerName" | "name">;

/**
 * Returns the address of a workspace's page in the dashboard.
 * @param deployment its deployment, with its base path.
 * @param workspace the workspace; the address contains its owner's real name.
 */
export function workspaceAddress({ href }: Deployment, { ownerName, name }: Named): string {
  return `${href}/@${encodeURIComponent(ownerName)}/${encodeURIComponent(name)}`;
}

/**
 * Returns the address of the page of a workspace's last build, with its log.
 * @param deployment its deployment, with its base path.
 * @param workspace the workspace.
 */
export function buildAddress(
  deployment: Deployment,
  workspace: Named & { readonly latestBuild: Pick<WorkspaceBuild, "number"> },
): string {
  return `${workspaceAddress(deployment, workspace)}/builds/${workspace.latestBuild.number}`;
}

/**
 * Returns the address of the page of a workspace's template. The dashboard also knows it without the organization, which older servers
 * do not name.
 * @param deployment its deployment, with its base path.
 * @param workspace the workspace.
 */
export function templateAddress(
  { href }: Deployment,
  { organizationName, templateName }: Pick<Workspace, "organizationName" | "templateName">,
): string {
  const names = [organizationName, templateName].filter((name) => name !== "").map(encodeURIComponent);
  return `${href}/templates/${names.join("/")}`;
}

/** Returns the address of the page for creating workspaces. */
export function templatesAddress({ href }: Deployment): string {
  return `${href}/templates`;
}

/** Where to open an app, or why that is impossible. */
export type AppAddress =
  | { readonly kind: "page"; readonly address: string }
  /** An address that another program opens. */
  | { readonly kind: "program"; readonly address: string }
  /** Its address would contain the session's secret. */
  | { readonly kind: "wantsSession" }
  | { readonly kind: "command" }
  | { readonly kind: "noHost" }
  | { readonly kind: "noAddress" };

/** Schemes whose addresses run something here, or read from this machine. */
const refused = ["command", "data", "file", "javascript", "vscode-file", "vscode-webview"];

/**
 * Builds the address of an app. It never contains a secret: the server passes everything in the address on to
 * the app (seen on v2.35.1), so the browser signs in there by itself.
 * @param deployment its deployment.
 * @param workspace its workspace.
 * @param agent the agent that offers it.
 * @param app the app.
 * @param host the wildcard host of apps, such as `*.apps.coder.example.com`; undefined if the deployment has
 * none.
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
  // Without the trailing slash, the server redirects elsewhere and loses the query (seen on v2.35.1).
  const path = `/@${encodeURIComponent(workspace.ownerName)}/${names}/apps/${encodeURIComponent(app.slug)}/`;
  return { kind: "page", address: `${deployment.href}${path}` };
}

/**
 * Builds the address of a port.
 * @returns undefined if the deployment has no wildcard host, without which it offers no ports.
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
