import type { Services } from "./commands/services/services";
import type { LeasedTerminalServices } from "./leases/leasedTerminal";

/** What commands are given about access for terminals and agents. */
type AccessServices = Pick<Services, "openScoped" | "scopedProfile" | "findServerWay" | "requireLimits">;

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
    requireLimits: async (...given) =>
      (await import("./agents/access/requireLimits")).requireLimits(...given),
  };
}
