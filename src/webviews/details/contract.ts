import * as z from "zod/mini";
import type { Matrix } from "../../presentation/matrix/matrix";
import type { RunnableWords } from "../../presentation/runnable";
import type { ProofFound } from "../delivery/contract";
import type { Contract } from "../page/contract";

/** The actions that the details of a token offer. */
const actionSchema = z.enum([
  "keep",
  "rotate",
  "change",
  "mintAgain",
  "verify",
  "expire",
  "delete",
  "copyId",
]);

export type DetailsAction = z.infer<typeof actionSchema>;

/** The messages of the details page. */
const fromPage = z.union([
  z.object({ type: z.literal("ready") }),
  z.object({ type: z.literal("act"), action: actionSchema }),
  z.object({ type: z.literal("copyResourceId"), id: z.string() }),
  /** The page has scrolled to the requested part. */
  z.object({ type: z.literal("arrived") }),
]);

export type FromDetailsPage = z.infer<typeof fromPage>;

/** A token's life as a bar; positions are fractions of the time from creation to expiry. */
export type Life = {
  /** The whole bar in words, for people who cannot see it. */
  readonly words: string;
  /** The position of today; 1 if the token has expired. */
  readonly now: number;
  readonly used: number | undefined;
  readonly isOver: boolean;
};

/** Something worth knowing about a token. */
export type ShownConcern = {
  readonly isPressing: boolean;
  readonly title: string;
  readonly sentence: string;
};

export type ShownDate = {
  readonly of: "created" | "lastUsed" | "expires" | "expired";
  /** Absent if it never happened. */
  readonly relative?: string;
  /** In full, with the time zone. */
  readonly absolute?: string;
  /** The time since its creation, in words. */
  readonly lifetime?: string;
  /** A further note: uses are recorded hourly; only the proof used it; use moves the expiry. */
  readonly note?: "hourly" | "onlyProof" | "slides";
};

/** A part of the page that can be scrolled to. */
export type DetailsPart = "runnable";

export type ShownScope = { readonly name: string; readonly sentence: string };

export type ShownResource = {
  readonly name: string;
  readonly kind: string;
  /** Absent for a whole kind. */
  readonly id?: string;
  readonly isGone: boolean;
};

export type Details = {
  readonly name: string;
  readonly id: string;
  /** "A token of alice at coder.example.com." */
  readonly lead: string;
  readonly state: "active" | "expiresSoon" | "expired";
  readonly concerns: readonly ShownConcern[];
  /** One sentence on what it can do. */
  readonly summary: string;
  readonly life: Life;
  readonly dates: readonly ShownDate[];
  readonly scopes: readonly ShownScope[];
  /** What it reaches if nothing limits it; otherwise the resources say it. */
  readonly reach: string | undefined;
  readonly resources: readonly ShownResource[];
  readonly matrix: Matrix | undefined;
  /** What it can run, or one sentence that says everything. */
  readonly runnable: RunnableWords | string;
  /** The server's answers when asked with the token itself, and when; absent if it was not asked. */
  readonly proof?: ProofFound & { readonly when: string };
  /** Buttons in order; the first one is the primary one. */
  readonly actions: readonly DetailsAction[];
};

/** What the host sends to the details page. */
export type ToDetailsPage =
  /** `at`: the part to scroll to, until the page has arrived there. */
  | { readonly type: "show"; readonly details: Details; readonly at?: DetailsPart }
  /** There is nothing to show, and the reason. */
  | { readonly type: "absent"; readonly title: string; readonly sentence: string };

export const detailsContract: Contract<FromDetailsPage, ToDetailsPage> = { fromPage };
