import * as z from "zod/mini";
import type { Matrix } from "../../presentation/matrix/matrix";
import type { RunnableWords } from "../../presentation/runnable";
import type { ProofFound } from "../delivery/contract";
import type { Contract } from "../page/contract";

/** What can be done with a token from its details. */
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

/** What the details page sends. */
const fromPage = z.union([
  z.object({ type: z.literal("ready") }),
  z.object({ type: z.literal("act"), action: actionSchema }),
  z.object({ type: z.literal("copyResourceId"), id: z.string() }),
  /** It went to the part that it was told to show. */
  z.object({ type: z.literal("arrived") }),
]);

export type FromDetailsPage = z.infer<typeof fromPage>;

/** The life of a token as a bar; places are shares of the time from its creation to its end. */
export type Life = {
  /** The whole bar in words, for those who do not see it. */
  readonly words: string;
  /** May lie beyond the end of an expired token: 1 then. */
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
  /** Absent when it never was. */
  readonly relative?: string;
  /** In full, with the time zone. */
  readonly absolute?: string;
  /** How long that is after its creation. */
  readonly lifetime?: string;
  /** What else must be known about it: a use is noted once an hour; only the proof used it; use moves the end. */
  readonly note?: "hourly" | "onlyProof" | "slides";
};

/** A part of the page that can be gone to. */
export type DetailsPart = "runnable";

export type ShownScope = { readonly name: string; readonly sentence: string };

export type ShownResource = {
  readonly name: string;
  readonly kind: string;
  /** Absent for all of a kind. */
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
  /** What it reaches when nothing limits it; else the resources say it. */
  readonly reach: string | undefined;
  readonly resources: readonly ShownResource[];
  readonly matrix: Matrix | undefined;
  /** What it can run, or the one sentence that says it all. */
  readonly runnable: RunnableWords | string;
  /** What asking the server with the token itself showed, and when; absent while nobody asked. */
  readonly proof?: ProofFound & { readonly when: string };
  /** Buttons in their order; the first one is the primary one. */
  readonly actions: readonly DetailsAction[];
};

/** What the details page is told. */
export type ToDetailsPage =
  /** `at`: the part to go to, until the page has arrived there. */
  | { readonly type: "show"; readonly details: Details; readonly at?: DetailsPart }
  /** There is nothing to show, and why. */
  | { readonly type: "absent"; readonly title: string; readonly sentence: string };

export const detailsContract: Contract<FromDetailsPage, ToDetailsPage> = { fromPage };
