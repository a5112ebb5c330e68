import type { LeaseFacts } from "./leaseControl";

/** A window may be open for months. */
const mostEnded = 10_000;

/** The leases of every window of this machine, as far as this one knows, and those that it has seen end. */
export class SeenLeases {
  #all: readonly LeaseFacts[] = [];
  #known: ReadonlySet<string> = new Set();
  readonly #ended = new Set<string>();

  /** All of them, oldest first. */
  get all(): readonly LeaseFacts[] {
    return this.#all;
  }

  /** Whether a token is one of them. */
  has(href: string, tokenId: string): boolean {
    return this.#known.has(known(href, tokenId));
  }

  /** Whether a token was one of them. */
  hasEnded(href: string, tokenId: string): boolean {
    return this.#ended.has(known(href, tokenId));
  }

  /** Takes what there is now. @returns whether it is something else than before. */
  replace(all: readonly LeaseFacts[]): boolean {
    const now = keysOf(all);
    const before = keysOf(this.#all);
    const known = new Set(all.flatMap((lease) => tokenOf(lease)));
    for (const token of this.#known) if (!known.has(token)) this.#ended.add(token);
    for (const oldest of this.#ended) {
      if (this.#ended.size <= mostEnded) break;
      this.#ended.delete(oldest);
    }
    this.#all = all;
    this.#known = known;
    return now !== before;
  }
}

function keysOf(all: readonly LeaseFacts[]): string {
  return all.map(({ id = "", tokenId = "" }) => `${id} ${tokenId}`).join("\n");
}

function tokenOf({ deployment, tokenId }: LeaseFacts): string[] {
  return tokenId === undefined ? [] : [known(deployment, tokenId)];
}

function known(href: string, tokenId: string): string {
  return `${href} ${tokenId}`;
}
