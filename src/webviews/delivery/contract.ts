import * as z from "zod/mini";
import type { Contract } from "../page/contract";
import { ways } from "./way";

/** What the delivery page sends. */
const fromPage = z.union([
  z.object({ type: z.literal("ready") }),
  z.object({ type: z.literal("copy") }),
  /**
   * The person pressed the eye; the secret is shown until they press again, leave, or a minute has passed.
   */
  z.object({ type: z.literal("reveal") }),
  z.object({ type: z.literal("take"), way: z.enum(ways) }),
  z.object({ type: z.literal("proveAgain") }),
  /** The token is not what it should be: end it. */
  z.object({ type: z.literal("discard") }),
  z.object({ type: z.literal("haveIt") }),
]);

export type FromDeliveryPage = z.infer<typeof fromPage>;

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

/** What the host sends to the delivery page. */
export type ToDeliveryPage =
  | { readonly type: "begin"; readonly delivery: Delivery; readonly isTaken?: boolean }
  | { readonly type: "proof"; readonly proof: ProofState }
  /** Only for the value of the masked field: never for markup or state. */
  | { readonly type: "secret"; readonly secret: string }
  | { readonly type: "copied" }
  /** The secret was taken somewhere, or left the clipboard; a sentence says where it is. */
  | { readonly type: "taken"; readonly sentence: string }
  | { readonly type: "failed"; readonly sentence: string };

export const deliveryContract: Contract<FromDeliveryPage, ToDeliveryPage> = { fromPage };
