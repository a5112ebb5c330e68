import type { Answer } from "../../tokens/proof/proof";

/**
 * The state of one permission in a grant. `granted`: on all resources. `listed`: only on listed resources.
 * `no`: no scope grants it. `dead`: a scope grants it, but the allow list lets nothing through. `blocked`:
 * the person's own role forbids it. `server`: it is granted, but the server fails or refuses anyway.
 */
export type ActionState = "granted" | "listed" | "no" | "dead" | "blocked" | "server";

/** One permission in the picture of a grant. */
export type PictureAction = {
  /** `type:action`. */
  readonly permission: string;
  /** "View", "Start"; see `actionWords.ts`. */
  readonly word: string;
  readonly state: ActionState;
  /** A sentence that explains the state. */
  readonly reason: string;
  /** The scope that grants it; absent if none does. */
  readonly scope?: string;
  /** Why it deserves a second look although it is granted on purpose; absent for all that is harmless. */
  readonly danger?: string;
  /** What the server answered when asked with the token itself; absent if it was not asked. */
  readonly proof?: Answer;
};

/** What a grant permits on one kind of resource. */
export type PictureKind = {
  readonly type: string;
  /** "Workspaces"; in the person's language. */
  readonly title: string;
  /** "alpha only", "all"; absent if nothing is granted, or if there is only one to reach. */
  readonly limit?: string;
  /** Those that are granted first, each part from the mildest to the strongest. */
  readonly actions: readonly PictureAction[];
};

/**
 * The picture of a grant in words: one sentence for full access, otherwise the kinds of resources, of which
 * those without any granted permission are there too. Plain data, so that it can be sent to a page.
 */
export type Picture =
  | { readonly kind: "everything"; readonly sentence: string }
  | {
      readonly kind: "kinds";
      readonly kinds: readonly PictureKind[];
      /** A sentence about scopes of which nobody here knows what they grant; absent if there are none. */
      readonly unknown?: string;
    };

/** Whether an action is worth a place of its own: it is granted, or the server allows it although it is not. */
export function isTold({ state, proof }: Pick<PictureAction, "state" | "proof">): boolean {
  return state !== "no" || proof === "more";
}
