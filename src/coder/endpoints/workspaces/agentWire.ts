import type { Agent, AgentApp } from "../../api/workspaces";
import { type Plain, plain } from "../plain";
import { sameText } from "./sameText";

const appWire = plain.fields({
  id: plain.maybeText,
  slug: plain.maybeText,
  display_name: plain.maybeText,
  icon: plain.maybeText,
  url: plain.maybeText,
  external: plain.maybeFlag,
  subdomain: plain.maybeFlag,
  subdomain_name: plain.maybeText,
  command: plain.maybeText,
  hidden: plain.maybeFlag,
  sharing_level: plain.maybeText,
  health: plain.maybeText,
});

/** What holds an agent is turned as a whole. */
export const agentWire = plain.fields({
  id: plain.text,
  parent_id: plain.maybeText,
  name: plain.maybeText,
  status: plain.maybeText,
  lifecycle_state: plain.maybeText,
  operating_system: plain.maybeText,
  architecture: plain.maybeText,
  directory: plain.maybeText,
  expanded_directory: plain.maybeText,
  health: plain.maybe(plain.fields({ healthy: plain.maybeFlag, reason: plain.maybeText })),
  display_apps: plain.maybe(plain.list(plain.text)),
  apps: plain.maybe(plain.list(appWire)),
});

/** Converts an agent to our type; `expanded_directory` is known once it has connected. */
export function readAgent(wire: Plain<typeof agentWire>): Agent {
  const { expanded_directory: expanded = "" } = wire;
  return {
    id: wire.id,
    parentId: wire.parent_id ?? undefined,
    name: sameText(wire.name),
    status: wire.status ?? "",
    lifecycleState: wire.lifecycle_state ?? "",
    operatingSystem: wire.operating_system ?? "",
    architecture: wire.architecture ?? "",
    directory: sameText(expanded === "" || expanded === null ? wire.directory : expanded),
    healthy: wire.health?.healthy ?? true,
    healthReason: sameText(wire.health?.reason),
    displayApps: wire.display_apps?.map((name) => sameText(name)) ?? [],
    apps: wire.apps?.map(readApp) ?? [],
  };
}

function readApp(wire: Plain<typeof appWire>): AgentApp {
  return {
    id: wire.id ?? "",
    slug: sameText(wire.slug),
    displayName: sameText(wire.display_name),
    icon: sameText(wire.icon),
    url: sameText(wire.url),
    external: wire.external ?? false,
    subdomain: wire.subdomain ?? false,
    subdomainName: wire.subdomain_name ?? "",
    command: sameText(wire.command),
    hidden: wire.hidden ?? false,
    sharingLevel: wire.sharing_level ?? "",
    health: wire.health ?? "",
  };
}
