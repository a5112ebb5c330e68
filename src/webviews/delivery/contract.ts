import * as z from "zod/mini";
import type { Contract } from "../page/contract";

/** What the delivery page sends. */
const fromPage = z.discriminatedUnion("type", [
  z.object({ type: z.literal("ready") }),
  z.object({ type: z.literal("copy") }),
  /** The person pressed the eye; the secret is shown until they press again, leave, or a minute is over. */
  z.object({ type: z.literal("reveal") }),
  z.object({ type: z.literal("haveIt") }),
]);

export type FromDeliveryPage = z.infer<typeof fromPage>;

/** What the page shows; the secret is not in it. */
export type Delivery = {
  readonly name: string;
  readonly host: string;
  /** One sentence on what the token can do. */
  readonly summary: string;
  readonly ends: string;
  /** How the server's answer compares with what was asked. */
  readonly verdict: { readonly isGood: boolean; readonly sentence: string };
  /** Whether the secret is kept until the person has it, or must be taken now. */
  readonly isSafe: boolean;
};

/** What the delivery page is told. */
export type ToDeliveryPage =
  | { readonly type: "begin"; readonly delivery: Delivery }
  /** For the value of the masked field only: never into markup or state. */
  | { readonly type: "secret"; readonly secret: string }
  | { readonly type: "copied" };

export const deliveryContract: Contract<FromDeliveryPage, ToDeliveryPage> = { fromPage };
