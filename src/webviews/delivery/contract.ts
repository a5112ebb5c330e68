import * as z from "zod/mini";
import type { Contract } from "../page/contract";
import { type Use, uses, ways } from "./way";

/** What the delivery page sends. */
const fromPage = z.union([
  z.object({ type: z.literal("ready") }),
  /** `canRead`: whether this browser lets VS Code read the clipboard, which clearing it needs. */
  z.object({ type: z.literal("copy"), canRead: z.boolean() }),
  /** Copies a block of a snippet, by its position; most contain the secret. */
  z.object({ type: z.literal("copySnippet"), use: z.enum(uses), block: z.number(), canRead: z.boolean() }),
  /**
   * The person pressed the eye; the secret is shown until they press again, leave, or a minute has passed.
   */
  z.object({ type: z.literal("reveal") }),
  z.object({ type: z.literal("take"), way: z.enum(ways) }),
  z.object({ type: z.literal("proveAgain") }),
  /** The token is not what it should be: end it. */
  z.object({ type: z.literal("discard") }),
  z.object({ type: z.literal("haveIt") }),
  z.object({ type: z.literal("signIn") }),
]);

export type FromDeliveryPage = z.infer<typeof fromPage>;

/** What makes a token available to a shell or a tool, with dots in place of the secret. */
export type ShownSnippet = {
  readonly use: Use;
  /** In the order in which they are needed. `label`: what the block is for, if there are several. */
  readonly blocks: readonly { readonly text: string; readonly label?: "store" | "workflow" }[];
};

/** What the page shows; it does not contain the secret. */
export type Delivery = {
  readonly name: string;
  /** The token's owner. */
  readonly username: string;
  readonly host: string;
  /** One sentence on what the token can do. */
  readonly summary: string;
  readonly ends: string;
  /** What ends once the person has the secret; empty if nothing does. */
  readonly replaces: string;
  /** Whether the server's answer matches what was asked for. */
  readonly isConfirmed: boolean;
  /** Whether the secret is stored until the person has it, or must be taken now. */
  readonly isSafe: boolean;
  /** None if the secret is not made of the characters that Coder uses. */
  readonly snippets: readonly ShownSnippet[];
  /** The snippet to show first. */
  readonly firstUse: Use;
};

/** The result of a proof. */
export type ProofFound = {
  /** `alarm`: it can do more than was granted. `less`: it can do less. */
  readonly kind: "proved" | "alarm" | "less";
  readonly sentence: string;
  /** One sentence for each answer that differs from the grant. */
  readonly disagreements: readonly string[];
  /** What the person may not do either, and what the server fails to answer. */
  readonly notes: readonly string[];
};

/** The state of the token's proof. */
export type ProofState =
  | { readonly kind: "asking" }
  | ProofFound
  /** The server could not be reached, which says nothing about the token. */
  | { readonly kind: "unknown"; readonly sentence: string };

/** How far the secret has got. */
export type Taken = {
  /** Whether it is somewhere else already; false once it was only on the clipboard and was removed there. */
  readonly isAtHand: boolean;
  /** Whether it was saved in VS Code for reuse, where it stays. */
  readonly isSaved: boolean;
};

/** What the host sends to the delivery page. */
export type ToDeliveryPage =
  | { readonly type: "begin"; readonly delivery: Delivery; readonly taken: Taken }
  | { readonly type: "proof"; readonly proof: ProofState }
  /** Only for the value of the masked field: never for markup or state. */
  | { readonly type: "secret"; readonly secret: string }
  /** It is on the clipboard; `block` is the block of a snippet, if it is that. A sentence says for how long. */
  | {
      readonly type: "copied";
      readonly sentence: string;
      readonly block?: { readonly use: Use; readonly block: number };
      readonly taken: Taken;
    }
  /** The secret was taken somewhere, or left the clipboard; a sentence says where it is. */
  | { readonly type: "taken"; readonly sentence: string; readonly taken: Taken }
  | { readonly type: "failed"; readonly sentence: string }
  /** The person signed out, so the secret is no longer stored. */
  | { readonly type: "signedOut"; readonly name: string; readonly sentence: string };

export const deliveryContract: Contract<FromDeliveryPage, ToDeliveryPage> = { fromPage };
