import type * as z from "zod/mini";

/** What a panel and its page say to each other; one object per panel, in its contract.ts. */
export type Contract<FromPage, ToPage> = {
  /** Checks everything the page sends. */
  readonly fromPage: z.ZodMiniType<FromPage>;
  /** Only carries the type of what the host sends. */
  readonly toPage?: ToPage;
};
