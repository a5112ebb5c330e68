import type { ApiKey } from "../../coder/api/answers";
import { leaseTitleOf } from "../../core/token/leaseToken";
import type { LoadedTokens } from "../list/loadedTokens";

/** Parts tokens that stay from the person's own leases, which end by themselves, and soon. */
export function splitLeases({ tokens, session }: LoadedTokens): {
  readonly leases: readonly ApiKey[];
  readonly others: readonly ApiKey[];
} {
  const { userId } = session.record;
  const leases = new Set(tokens.filter((key) => key.userId === userId && leaseTitleOf(key) !== undefined));
  return { leases: [...leases], others: tokens.filter((key) => !leases.has(key)) };
}
