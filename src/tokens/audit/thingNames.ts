import type { AllowEntry } from "../../core/grant/grant";

/** What is known about a resource that an allow list names by ID. */
export type NamedThing =
  | { readonly kind: "named"; readonly name: string }
  /** The signed-in person themselves. */
  | { readonly kind: "self"; readonly name: string }
  /** It is gone, or the signed-in person may not see it: the server does not distinguish these. */
  | { readonly kind: "gone" }
  /** Nobody can tell. */
  | { readonly kind: "unknown" };

/** The names of resources by their IDs, as far as they have been looked up. */
export interface ThingNames {
  /** Returns what is known now; undefined if nobody has looked it up, or the request failed. */
  peek(entry: AllowEntry): NamedThing | undefined;
  /** Whether a resource was looked up and not found. */
  isGone(entry: AllowEntry): boolean;
  /**
   * Looks up whatever is unknown. Failed requests are not remembered, so the next call repeats them.
   * @param entries entries with an ID; others are skipped.
   * @param signal cancels.
   * @returns whether anything new was learnt.
   */
  lookUp(entries: Iterable<AllowEntry>, signal?: AbortSignal): Promise<boolean>;
}
