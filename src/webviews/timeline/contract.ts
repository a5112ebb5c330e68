import * as z from "zod/mini";
import type { Absent, Contract } from "../page/contract";

/** The messages of the timeline page. */
const fromPage = z.union([
  z.object({ type: z.literal("ready") }),
  /** Shows the details of a token. */
  z.object({ type: z.literal("open"), id: z.string() }),
  z.object({ type: z.literal("showMore") }),
  z.object({ type: z.literal("signIn") }),
]);

export type FromTimelinePage = z.infer<typeof fromPage>;

/** How a bar looks; its text says the same. */
export type BarTone = "fine" | "warning" | "soon" | "over";

/** One token. Positions are fractions of the width: below 0 and above 1 they are out of view. */
export type TimelineRow = {
  readonly id: string;
  readonly name: string;
  /** Shown beside the name. */
  readonly detail: string;
  /** The whole row in words. */
  readonly words: string;
  readonly tone: BarTone;
  readonly from: number;
  readonly to: number;
  readonly used?: number;
};

export type TimelineGroup = {
  readonly title: string;
  /** How many tokens are in it, which may be more than are drawn. */
  readonly count: number;
  readonly rows: readonly TimelineRow[];
};

export type Timeline = {
  readonly host: string;
  /** "11 tokens, 3 need attention." */
  readonly summary: string;
  readonly groups: readonly TimelineGroup[];
  /** Where months begin. */
  readonly months: readonly { readonly at: number; readonly label: string }[];
  readonly now: number;
  /** How many more tokens there are than are shown. */
  readonly left: number;
};

/** What the host sends to the timeline page. */
export type ToTimelinePage = { readonly type: "show"; readonly timeline: Timeline } | Absent;

export const timelineContract: Contract<FromTimelinePage, ToTimelinePage> = { fromPage };
