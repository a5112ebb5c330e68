import * as z from "zod/mini";
import type { Picture } from "../../presentation/picture/picture";
import type { RunnableWords } from "../../presentation/runnable";
import type { ProofFound } from "../delivery/contract";
import type { Absent, Contract } from "../page/contract";

/** The actions that the details of a token offer. */
const actionSchema = z.enum([
  "keep",
  "rotate",
  "change",
  "mintAgain",
  "verify",
  "expire",
  "delete",
  "openInCoder",
  "copyId",
  "editNote",
]);

export type DetailsAction = z.infer<typeof actionSchema>;

/** The messages of the details page. */
const fromPage = z.union([
  z.object({ type: z.literal("ready") }),
  z.object({ type: z.literal("act"), action: actionSchema }),
  z.object({ type: z.literal("copyResourceId"), id: z.string() }),
  /** The page has scrolled to the requested part. */
  z.object({ type: z.literal("arrived") }),
  z.object({ type: z.literal("signIn") }),
]);

export type FromDetailsPage = z.infer<typeof fromPage>;

/** How a token stands; colours repeat it, here and wherever else the token is shown. */
export type DetailsTone = "fine" | "soon" | "warning" | "over";

/** A token's life as a bar; positions are fractions of the time from creation to its end. */
export type Life = {
  /** The whole bar in words, for people who cannot see it. */
  readonly words: string;
  /** The position of today; 1 if the token has expired. */
  readonly now: number;
  readonly used: number | undefined;
  readonly isOver: boolean;
};

/** What can be done with the token. */
export type DetailsActions = {
  /** The buttons, in order. */
  readonly buttons: readonly DetailsAction[];
  /** The one of them that is due now; absent if nothing is. */
  readonly due?: DetailsAction;
  /** The menu: what is harmless, then what ends the token. */
  readonly menu: readonly DetailsAction[];
  readonly endings: readonly DetailsAction[];
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
  /** "Active · expires in 59 days" */
  readonly headline: string;
  readonly tone: DetailsTone;
  /** The person's own note, which exists only on this machine. */
  readonly note: string | undefined;
  readonly concerns: readonly ShownConcern[];
  /** One sentence on what it can do. */
  readonly summary: string;
  readonly life: Life;
  readonly dates: readonly ShownDate[];
  readonly scopes: readonly ShownScope[];
  /** What it reaches if nothing limits it; otherwise the resources say it. */
  readonly reach: string | undefined;
  readonly resources: readonly ShownResource[];
  readonly picture: Picture;
  /** What it can run, or one sentence that says everything. */
  readonly runnable: RunnableWords | string;
  /** The server's answers when asked with the token itself, and when; absent if it was not asked. */
  readonly proof?: ProofFound & { readonly when: string };
  readonly actions: DetailsActions;
};

/** What the host sends to the details page. */
export type ToDetailsPage =
  /** `at`: the part to scroll to, until the page has arrived there. */
  { readonly type: "show"; readonly details: Details; readonly at?: DetailsPart } | Absent;

export const detailsContract: Contract<FromDetailsPage, ToDetailsPage> = { fromPage };
