import os from "node:os";
import type { LeaseFacts } from "../../../../../src/leases/leaseControl";
import type { TokenContext } from "../../../../../src/presentation/token/tokenContext";
import { ids } from "../../../core/arbitraries";
import { now } from "../../../tokens/auditSupport";
import { sessionAt, stateOf } from "../../pictureSupport";

const session = sessionAt("coder.example.com", 0);
const { last: loaded } = stateOf(session, []).state;

/** What is known at the deployment of {@link leaseAt}. */
export const leaseContext = { loaded, names: undefined, now } as unknown as TokenContext;

/** A lease of a terminal on this machine that expires in three hours, unless told otherwise. */
export function leaseAt(more: Partial<LeaseFacts> = {}): LeaseFacts {
  return {
    kind: "terminal",
    holder: "alpha",
    machine: os.hostname(),
    id: "intent",
    deployment: session.deployment.href,
    userId: session.record.userId,
    tokenId: "leased0001",
    name: "lease: terminal alpha, laptop, 7f3a19",
    grant: { scopes: ["workspace:ssh"], allowList: [{ type: "workspace", id: ids[0] }] },
    until: new Date(+now + 3 * 3_600_000),
    ...more,
  };
}
