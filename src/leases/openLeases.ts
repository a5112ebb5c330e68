import type { LeaseParts } from "./leaseParts";
import { Leases } from "./leases";
import { openLeaseRecords } from "./records/leaseRecords";

/**
 * Creates the leases of this window with their records.
 * @param storage the folder that VS Code gives us, absolute.
 * @param parts what else they need.
 */
export function openLeases(
  storage: string,
  parts: Pick<LeaseParts, "sessions" | "makeClient" | "log">,
): Leases {
  return new Leases({ ...openLeaseRecords(storage, parts.log), ...parts });
}
