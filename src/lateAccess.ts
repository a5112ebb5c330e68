import type { Memento } from "vscode";
import type { Services } from "./commands/services/services";
import type { LeasedTerminalServices } from "./leases/holders/leasedTerminal";
import type { LendingParts } from "./lending/lentSessions";
import { lazy } from "./platform/lazy";

/** What commands are given about access for terminals and agents. */
type AccessServices = Pick<
  Services,
  "openScoped" | "scopedProfile" | "findServerWay" | "requireLimits" | "grantWithNames"
>;

const ofTerminals = () => import("./views/scopedTerminal/scopedTerminal");

/**
 * Makes what services offer about access for terminals and agents; none of it is loaded before it is used.
 * @param base what terminals need.
 */
export function lateAccess(base: LeasedTerminalServices): AccessServices {
  return {
    openScoped: async (...given) => (await ofTerminals()).openScoped(base, ...given),
    scopedProfile: async (...given) => (await ofTerminals()).scopedProfile(base, ...given),
    findServerWay: async (...given) => (await import("./agents/servers/serverWay")).findServerWay(...given),
    grantWithNames: async (...given) =>
      (await import("./drafting/things/grantWithNames")).grantWithNames(...given),
    requireLimits: async (...given) =>
      (await import("./agents/access/requireLimits")).requireLimits(...given),
  };
}

/**
 * Makes what gives other extensions leases; it loads when one first asks.
 * @param parts what it needs.
 * @param memory VS Code's state of this machine, where a yes is remembered.
 */
export function lateLending(parts: Omit<LendingParts, "consents">, memory: Memento): Services["lent"] {
  return lazy(async () => {
    const [{ LentSessions }, { ExtensionConsents }] = await Promise.all([
      import("./lending/lentSessions"),
      import("./lending/extensionConsents"),
    ]);
    return new LentSessions({ ...parts, consents: new ExtensionConsents(memory) });
  });
}
