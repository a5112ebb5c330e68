import type { LeaseControl, LeaseFacts } from "../../../leases/leaseControl";
import { leasesAmong } from "../../../leases/leaseFacts";
import type { TokenContext } from "../../../presentation/token/tokenContext";
import type { Survey } from "../../../tokens/audit/survey";
import type { TreeNode } from "../../tree/treeNode";
import { LeasesNode } from "./leasesNode";

/** Makes the row of a deployment's living leases, those of every window and machine; none if there is none. */
export type LeaseRows = (
  context: TokenContext,
  listed: Survey["leases"],
  parent: TreeNode | undefined,
) => readonly TreeNode[];

/**
 * Makes the rows of leases: of this machine first, then those that only a server knows of.
 * @param taken all leases of this machine.
 * @param control knows which have ended, although a list still has them.
 */
export function leaseRows(taken: readonly LeaseFacts[], control: Pick<LeaseControl, "hasEnded">): LeaseRows {
  const names = new Set(taken.map(({ name }) => name));
  return (context, listed, parent) => {
    const { now, loaded } = context;
    const { deployment, record } = loaded.session;
    const living = taken.filter(
      (lease) => lease.deployment === deployment.href && lease.userId === record.userId && lease.until > now,
    );
    const others = leasesAmong(loaded.session, listed, names, now).filter(
      ({ tokenId }) => tokenId === undefined || !control.hasEnded(deployment.href, tokenId),
    );
    const leases = [...living, ...others];
    return leases.length === 0 ? [] : [new LeasesNode(leases, context, parent)];
  };
}
