import type { AppSpec } from "../state/versions";

/** Whose app it is, as far as its host name shows. */
export interface AppOwner {
  readonly agentName: string;
  /** How many agents the workspace has: the name of an only one is left out. */
  readonly agents: number;
  readonly workspace: string;
  readonly owner: string;
  /** Whether the agent connected, and therefore checked the app's health. */
  readonly connected: boolean;
}

/** Returns the label of the host of an app on a subdomain, such as `web--alpha--alice`. */
export function subdomainName(slug: string, { agentName, agents, owner, workspace }: AppOwner): string {
  return [slug, ...(agents > 1 ? [agentName] : []), workspace, owner].join("--");
}

/** An app as the API shows it. */
export function renderApp(app: AppSpec, id: string, of: AppOwner): Record<string, unknown> {
  const subdomain = app.subdomain ?? false;
  return {
    id,
    ...(app.url === undefined ? {} : { url: app.url }),
    external: app.external ?? false,
    slug: app.slug,
    display_name: app.displayName,
    ...(app.icon === undefined ? {} : { icon: app.icon }),
    ...(app.command === undefined ? {} : { command: app.command }),
    subdomain,
    ...(subdomain ? { subdomain_name: subdomainName(app.slug, of) } : {}),
    sharing_level: app.sharingLevel ?? "owner",
    healthcheck: {
      url: app.healthUrl ?? "",
      interval: app.healthUrl === undefined ? 0 : 1,
      threshold: app.healthUrl === undefined ? 0 : 2,
    },
    health:
      app.healthUrl === undefined ? "disabled" : of.connected ? (app.health ?? "healthy") : "initializing",
    ...(app.group === undefined ? {} : { group: app.group }),
    hidden: app.hidden ?? false,
    open_in: app.openIn ?? "slim-window",
    ...(app.tooltip === undefined ? {} : { tooltip: app.tooltip }),
    statuses: [],
  };
}
