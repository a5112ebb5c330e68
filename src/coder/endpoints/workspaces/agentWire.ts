import * as z from "zod/mini";
import type { Agent, AgentApp } from "../../api/workspaces";
import { maybeFlag, maybeText } from "../wire";

const appWire = z.object({
  id: maybeText,
  slug: maybeText,
  display_name: maybeText,
  icon: maybeText,
  url: maybeText,
  external: maybeFlag,
  subdomain: maybeFlag,
  subdomain_name: maybeText,
  command: maybeText,
  hidden: maybeFlag,
  sharing_level: maybeText,
  health: maybeText,
});

/** Plain fields alone: what holds an agent is turned as a whole, which takes half the time of a turn for each field. */
export const agentWire = z.object({
  id: z.string(),
  parent_id: maybeText,
  name: maybeText,
  status: maybeText,
  lifecycle_state: maybeText,
  operating_system: maybeText,
  architecture: maybeText,
  directory: maybeText,
  expanded_directory: maybeText,
  health: z.nullish(z.object({ healthy: maybeFlag, reason: maybeText })),
  display_apps: z.nullish(z.array(z.string())),
  apps: z.nullish(z.array(appWire)),
});

/** An agent as we know it; `expanded_directory` is known once it has connected. */
export function readAgent(wire: z.output<typeof agentWire>): Agent {
  const { expanded_directory: expanded = "" } = wire;
  return {
    id: wire.id,
    parentId: wire.parent_id ?? undefined,
    name: wire.name ?? "",
    status: wire.status ?? "",
    lifecycleState: wire.lifecycle_state ?? "",
    operatingSystem: wire.operating_system ?? "",
    architecture: wire.architecture ?? "",
    directory: expanded === "" || expanded === null ? (wire.directory ?? "") : expanded,
    healthy: wire.health?.healthy ?? true,
    healthReason: wire.health?.reason ?? "",
    displayApps: wire.display_apps ?? [],
    apps: wire.apps?.map(readApp) ?? [],
  };
}

function readApp(wire: z.output<typeof appWire>): AgentApp {
  return {
    id: wire.id ?? "",
    slug: wire.slug ?? "",
    displayName: wire.display_name ?? "",
    icon: wire.icon ?? "",
    url: wire.url ?? "",
    external: wire.external ?? false,
    subdomain: wire.subdomain ?? false,
    subdomainName: wire.subdomain_name ?? "",
    command: wire.command ?? "",
    hidden: wire.hidden ?? false,
    sharingLevel: wire.sharing_level ?? "",
    health: wire.health ?? "",
  };
}
