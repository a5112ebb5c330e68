import type { AllowEntry } from "../../core/grant/grant";

/** What is known of a thing that an allow list names by id. */
export type NamedThing =
  | { readonly kind: "named"; readonly name: string }
  /** The signed-in person themselves. */
  | { readonly kind: "self"; readonly name: string }
  /** It is gone, or the signed-in person may not see it: the server does not tell these apart. */
  | { readonly kind: "gone" }
  /** Nobody can say. */
  | { readonly kind: "unknown" };

/** The names of things by their ids, as far as somebody looked them up. */
export interface ThingNames {
  /** What is known by now; undefined: nobody asked yet, or the server could not be asked. */
  peek(entry: AllowEntry): NamedThing | undefined;
  /** Whether a thing was looked for and not found. */
  isGone(entry: AllowEntry): boolean;
  /**
   * Looks up what is not known yet. Failures to ask are forgotten, so that the next call asks again.
   * @param entries entries with an id; others are passed over.
   * @param signal gives up.
   * @returns whether anything new is known.
   */
  lookUp(entries: Iterable<AllowEntry>, signal?: AbortSignal): Promise<boolean>;
}
