import * as z from "zod/mini";
import type { Contract } from "../page/contract";

export const draftSchema = z.object({
  name: z.string(),
  /** As typed: "7d", "12h30m". */
  lifetime: z.string(),
  scopes: z.array(z.string()),
  /** Whether the allow list is used at all. */
  reach: z.enum(["all", "only"]),
  /** Entries as texts, "type:id". */
  allowList: z.array(z.string()),
});

/** What the person has filled in so far. It holds no secret and outlives the page. */
export type Draft = z.infer<typeof draftSchema>;

/** What the New Token page sends. */
const fromPage = z.discriminatedUnion("type", [
  z.object({ type: z.literal("ready"), draft: z.optional(draftSchema) }),
  z.object({ type: z.literal("changed"), draft: draftSchema, turn: z.number() }),
  /** Applies fix number `fix` of finding number `finding` of the check `turn`. */
  z.object({ type: z.literal("applyFix"), turn: z.number(), finding: z.number(), fix: z.number() }),
  z.object({ type: z.literal("submit"), draft: draftSchema }),
  /** Presses button number `step` of the failure shown. */
  z.object({ type: z.literal("runStep"), step: z.number() }),
  z.object({ type: z.literal("cancel") }),
]);

export type FromNewTokenPage = z.infer<typeof fromPage>;

export type ScopeChoice = {
  readonly name: string;
  /** At most twelve words. */
  readonly description: string;
  /** The permissions it expands into, for wildcards and composites. */
  readonly expansion: readonly string[];
  readonly isFullAccess: boolean;
};

export type ScopeGroup = { readonly title: string; readonly scopes: readonly ScopeChoice[] };

export type LifetimePreset = { readonly text: string; readonly label: string };

/** What the form is about: fixed for as long as the panel is open. */
export type FormSetup = {
  readonly host: string;
  readonly username: string;
  readonly presets: readonly LifetimePreset[];
  /** "at most 7 days on this deployment". */
  readonly maximum: string;
  readonly groups: readonly ScopeGroup[];
  /** Types an allow list entry may name, with a word for people. */
  readonly resourceTypes: readonly { readonly type: string; readonly label: string }[];
  readonly canScope: boolean;
  readonly canList: boolean;
  /** Why scopes or allow lists are missing; empty when nothing is. */
  readonly limits: readonly string[];
};

export type FieldName = "name" | "lifetime" | "scopes" | "allowList";

export type ShownFinding = {
  readonly severity: "error" | "warning" | "hint";
  readonly message: string;
  readonly fixes: readonly string[];
};

/** What the checks say of a draft. */
export type Check = {
  readonly turn: number;
  /** A sentence beside each field that is not right yet. */
  readonly problems: Partial<Record<FieldName, string>>;
  /** A sentence for the entry at the same place in the draft's allow list; null when it is right. */
  readonly entryProblems: readonly (string | null)[];
  /** "Ends Sun 29 Nov 2026, 14:05 CET"; empty while the lifetime is not right. */
  readonly ends: string;
  /** One sentence on what the token can do. */
  readonly summary: string;
  readonly findings: readonly ShownFinding[];
  readonly canSubmit: boolean;
};

/** What the New Token page is told. */
export type ToNewTokenPage =
  | { readonly type: "loading" }
  | { readonly type: "begin"; readonly setup: FormSetup; readonly draft: Draft }
  /** The host changed the draft (a fix, a free name); the page shows it and sends nothing back. */
  | { readonly type: "draft"; readonly draft: Draft }
  | { readonly type: "checked"; readonly check: Check }
  | { readonly type: "creating" }
  /** Creating did not happen, or did not end well; what was typed stays. Buttons are named by `steps`. */
  | {
      readonly type: "failed";
      readonly problems: Partial<Record<FieldName, string>>;
      readonly sentence: string;
      readonly steps: readonly string[];
    };

export const newTokenContract: Contract<FromNewTokenPage, ToNewTokenPage> = { fromPage };
