import { endHeld } from "../../leases/holders/endHeld";
import type { EndedLeases, LeaseControl } from "../../leases/leaseControl";
import { accessGrant, type AgentAccess } from "./agentAccess";

/**
 * Ends the tokens that agents hold because of what the person has given, in all windows, and the servers that use them.
 * @param leases of every window.
 * @param accesses what was given.
 */
export async function endAccess(
  leases: Pick<LeaseControl, "list" | "end">,
  accesses: readonly AgentAccess[],
): Promise<EndedLeases> {
  return endHeld(
    leases,
    accesses.map((access) => ({ kind: "agent", ...access, grant: accessGrant(access) })),
  );
}
