/** What can hold a lease: a short-lived, narrow token that lives and dies with its holder. */
export const holderKinds = ["terminal", "task", "agent", "extension", "tool"] as const;

export type HolderKind = (typeof holderKinds)[number];

/** No holder keeps a lease longer without requesting a new one. In seconds. */
export const longestLease = 12 * 3600;

/** What the name of a lease's token says. */
export type LeaseTitle = {
  readonly kind: HolderKind;
  /** The holder among its kind, such as a workspace; may be cut off, or empty. */
  readonly holder: string;
  /** The machine it runs on. */
  readonly machine: string;
};

const form = new RegExp(
  String.raw`^lease: (?<kind>${holderKinds.join("|")})(?: (?<holder>[^,]*))?, (?<machine>[^,]+), [0-9a-f]{6}$`,
);

/**
 * Recognises the token of a lease, of any machine. A name alone would let a token that stays escape what is said about
 * tokens, so that one which lasts longer than a lease is none.
 * @param key a token as its server lists it.
 * @returns what its name says; undefined for any other token.
 */
export function leaseTitleOf(key: {
  readonly name: string;
  readonly lifetimeSeconds: number;
}): LeaseTitle | undefined {
  if (!key.name.startsWith("lease: ") || key.lifetimeSeconds > longestLease) return undefined;
  const { kind, holder, machine } = form.exec(key.name)?.groups ?? {};
  if (kind === undefined || machine === undefined) return undefined;
  return { kind: kind as HolderKind, holder: holder ?? "", machine };
}
