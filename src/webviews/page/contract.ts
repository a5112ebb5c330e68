import type * as z from "zod/mini";

/** The messages between a panel and its page; one object per panel, in its contract.ts. */
export type Contract<FromPage, ToPage> = {
  /** Validates everything the page sends. */
  readonly fromPage: z.ZodMiniType<FromPage>;
  /** Only carries the type of what the host sends. */
  readonly toPage?: ToPage;
};

/** There is nothing to show, the reason, and whether signing in helps. */
export type Absent = {
  readonly type: "absent";
  readonly title: string;
  readonly sentence: string;
  /** The label of the button that signs in; absent if that would not help. */
  readonly signIn?: string;
};
