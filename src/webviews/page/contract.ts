import type * as z from "zod";

/** What a panel and its page say to each other; one object per panel, in its contract.ts. */
export type Contract<FromPage, ToPage> = {
  /** Checks everything the page sends. */
  readonly fromPage: z.ZodType<FromPage>;
  /** Only carries the type of what the host sends. */
  readonly toPage?: ToPage;
};
