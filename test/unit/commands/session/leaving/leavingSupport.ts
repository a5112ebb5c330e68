import type { SignedIn } from "../../../../../src/session/sessionState";
import type { PendingRetirement } from "../../../../../src/tokens/retiring/retirement";
import type { KeptSecret } from "../../../../../src/tokens/secrets/keptSecret";
import type { WaitingSecret } from "../../../../../src/tokens/secrets/waitingSecret";

/** A token of the person of a session that is to end in an hour. */
export function retiringAt(
  { deployment, record }: SignedIn,
  name: string,
  more: Partial<PendingRetirement> = {},
): PendingRetirement {
  return {
    version: 1,
    tokenId: name.slice(0, 10).padEnd(10, "x"),
    name,
    deployment: deployment.href,
    userId: record.userId,
    successor: `${name}-2`,
    dueAt: new Date(Date.now() + 3_600_000).toISOString(),
    whenUnused: false,
    failures: 0,
    ...more,
  };
}

/** A new token of a deployment whose secret was not taken yet. */
export function waitingAt({ deployment }: SignedIn, name: string): WaitingSecret {
  return {
    id: `${deployment.href} ${name}`,
    deployment: deployment.href,
    name,
    tokenId: name,
  } as WaitingSecret;
}

/** Where what is at stake is kept, and who would answer for it. */
export function stakeOf(
  given: {
    readonly waiting?: readonly WaitingSecret[];
    readonly kept?: readonly { readonly deployment: string; readonly name: string }[];
    readonly retiring?: readonly PendingRetirement[];
  } = {},
) {
  const all = [...(given.retiring ?? [])];
  return {
    vault: {
      list: () => Promise.resolve([...(given.waiting ?? [])]),
      survey: () => Promise.resolve({ secrets: given.waiting ?? [], shut: [] }),
    },
    kept: {
      get: () => Promise.resolve(undefined),
      list: (href: string) =>
        Promise.resolve((given.kept ?? []).filter(({ deployment }) => deployment === href) as KeptSecret[]),
    },
    retirements: {
      all,
      of: () => undefined,
      add: () => Promise.resolve(),
      keep: () => Promise.resolve("kept" as const),
      reload: () => Promise.resolve(),
      lookAfter: () => Promise.resolve(),
    },
  };
}
