import type { ApiKey } from "../coder/api/answers";
import type { DeploymentHref } from "../coder/api/deployment";
import { leaseTitleOf } from "../core/token/leaseToken";
import type { SignedIn } from "../session/sessionState";
import { grantOfKey } from "../tokens/key/grantOfKey";
import type { MintIntent } from "../tokens/minting/mintIntent";
import type { LeaseFacts } from "./leaseControl";

/** Returns what can be shown about a lease. @param intent its entry in the journal. */
export function leaseFacts({ id, deployment, userId, tokenId, request, ...times }: MintIntent): LeaseFacts {
  const { name, grant, lifetimeSeconds } = request;
  return {
    ...(leaseTitleOf(request) ?? { kind: "tool", holder: name, machine: times.window.machine }),
    id,
    deployment,
    userId,
    tokenId,
    name,
    grant,
    until: new Date(Date.parse(times.askedAt ?? times.startedAt) + lifetimeSeconds * 1000),
  };
}

/** Returns what can be shown about a lease that a server lists; undefined for a token that is none. */
export function leaseOfKey(deployment: DeploymentHref, key: ApiKey): LeaseFacts | undefined {
  const title = leaseTitleOf(key);
  if (!title) return undefined;
  const { id: tokenId, userId, name, expiresAt: until } = key;
  return { ...title, id: undefined, deployment, userId, tokenId, name, grant: grantOfKey(key), until };
}

/**
 * Finds the leases that a server lists and that this machine does not know: other machines have them, or another VS Code.
 * @param session whose they are.
 * @param keys tokens as the server listed them, expired ones included.
 * @param known the names of the leases of this machine.
 * @param now the server's time.
 */
export function leasesAmong(
  { deployment, record }: Pick<SignedIn, "deployment" | "record">,
  keys: readonly ApiKey[],
  known: ReadonlySet<string>,
  now: Date,
): LeaseFacts[] {
  return keys
    .filter(({ name, userId, expiresAt }) => userId === record.userId && expiresAt > now && !known.has(name))
    .flatMap((key) => leaseOfKey(deployment.href, key) ?? []);
}
