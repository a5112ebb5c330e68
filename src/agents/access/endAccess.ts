import { entryText, type Grant } from "../../core/grant/grant";
import type { EndedLeases, LeaseControl, LeaseFacts } from "../../leases/leaseControl";
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
  const held = (await leases.list()).filter((lease) => accesses.some((access) => isHeldFor(lease, access)));
  return leases.end(held, true);
}

/** A server's token says what it is for; two that can do the same are for the same. */
function isHeldFor({ kind, deployment, userId, grant }: LeaseFacts, access: AgentAccess): boolean {
  return (
    kind === "agent" &&
    deployment === access.deployment &&
    userId === access.userId &&
    textOf(grant) === textOf(accessGrant(access))
  );
}

function textOf({ scopes, allowList }: Grant): string {
  return [...scopes, ...allowList.map(entryText)].sort().join(" ");
}
