import * as z from "zod/mini";
import type { Contract } from "../page/contract";

/** What the timeline page sends. */
const fromPage = z.union([
  z.object({ type: z.literal("ready") }),
  /** Shows the details of a token. */
  z.object({ type: z.literal("open"), id: z.string() }),
  z.object({ type: z.literal("showMore") }),
]);

export type FromTimelinePage = z.infer<typeof fromPage>;

/** How a bar looks; its words say the same. */
export type BarTone = "fine" | "warning" | "soon" | "over";

/** One token. Places are shares of the width: below 0 and above 1 they lie out of sight. */
export type TimelineRow = {
  readonly id: string;
  readonly name: string;
  /** What is written beside the name. */
  readonly detail: string;
  /** The whole row in words. */
  readonly words: string;
  readonly tone: BarTone;
  readonly from: number;
  readonly to: number;
  readonly used?: number;
};

export type TimelineGroup = { readonly title: string; readonly rows: readonly TimelineRow[] };

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

/** What the timeline page is told. */
export type ToTimelinePage =
  | { readonly type: "show"; readonly timeline: Timeline }
  /** There is nothing to show, and why. */
  | { readonly type: "absent"; readonly title: string; readonly sentence: string };

export const timelineContract: Contract<FromTimelinePage, ToTimelinePage> = { fromPage };
