import { entryText, type Grant } from "../../core/grant/grant";
import type { EndedLeases, LeaseControl, LeaseFacts } from "../leaseControl";

/** What the person once agreed to, and leases are taken for. */
export type HeldFor = Pick<LeaseFacts, "kind" | "deployment" | "userId" | "grant">;

/**
 * Finds the leases, of all windows, that are held because of what the person agreed to.
 * @param leases of every window.
 * @param agreed what they agreed to.
 */
export async function heldFor(
  leases: Pick<LeaseControl, "list">,
  agreed: readonly HeldFor[],
): Promise<readonly LeaseFacts[]> {
  return (await leases.list()).filter((lease) => agreed.some((each) => isHeldFor(lease, each)));
}

/**
 * Ends the leases, in all windows, that are held because of what the person agreed to, and what uses them.
 * @param leases of every window.
 * @param agreed what they agreed to.
 */
export async function endHeld(
  leases: Pick<LeaseControl, "list" | "end">,
  agreed: readonly HeldFor[],
): Promise<EndedLeases> {
  return leases.end(await heldFor(leases, agreed), true);
}

/** A lease says what it can do; two that can do the same are for the same. */
function isHeldFor({ kind, deployment, userId, grant }: LeaseFacts, agreed: HeldFor): boolean {
  return (
    kind === agreed.kind &&
    deployment === agreed.deployment &&
    userId === agreed.userId &&
    textOf(grant) === textOf(agreed.grant)
  );
}

function textOf({ scopes, allowList }: Grant): string {
  return [...scopes, ...allowList.map(entryText)].sort().join(" ");
}
