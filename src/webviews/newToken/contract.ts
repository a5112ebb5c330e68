import * as z from "zod/mini";
import type { ChoiceName } from "../../core/reasoning/choices";
import type { Contract } from "../page/contract";
import type { Matrix } from "../../presentation/matrix/matrix";

/** Kinds of things that can be found by name. */
const resourceKindSchema = z.enum(["workspace", "template", "user", "organization"]);

export type ResourceKind = z.infer<typeof resourceKindSchema>;

/** Things of which a recipe wants some, or all. */
const choiceNameSchema = z.enum(["workspace", "template", "organization"]);

const choicesSchema = z.partialRecord(
  choiceNameSchema,
  z.union([z.literal("all"), z.readonly(z.array(z.string()))]),
);

/**
 * Texts that stand in a field and name nothing yet, by field; each of them stops Create. An empty one is a choice that was
 * taken out of its field.
 */
const typedSchema = z.partialRecord(
  z.enum(["owner", "entry", ...choiceNameSchema.options]),
  z.optional(z.string()),
);

export type Typed = z.infer<typeof typedSchema>;

export const draftSchema = z.object({
  /** Whose token it will be; the person's own when absent. */
  owner: z.optional(z.object({ id: z.string(), username: z.string() })),
  name: z.string(),
  /** As typed: "7d", "12h30m". */
  lifetime: z.string(),
  scopes: z.array(z.string()),
  /** Whether the allow list is used at all. */
  reach: z.enum(["all", "only"]),
  /** Entries as texts, "type:id". */
  allowList: z.array(z.string()),
  /** What it was started from, `recipe:<id>` or `token:<id>`; absent when from nothing. */
  start: z.optional(z.string()),
  /** What was chosen for the recipe it was started from. */
  choices: z.optional(choicesSchema),
  typed: z.optional(typedSchema),
});

/** What the person has filled in so far. It holds no secret and outlives the page. */
export type Draft = z.infer<typeof draftSchema>;

/** What the New Token page sends. */
const fromPage = z.union([
  z.object({ type: z.literal("ready"), draft: z.optional(draftSchema) }),
  z.object({ type: z.literal("changed"), draft: draftSchema, turn: z.number() }),
  /** Applies fix number `fix` of finding number `finding` of the check `turn`. */
  z.object({ type: z.literal("applyFix"), turn: z.number(), finding: z.number(), fix: z.number() }),
  /** Replaces scopes and reach by those of a recipe, limited to what was chosen, or of a token. */
  z.object({
    type: z.literal("startFrom"),
    draft: draftSchema,
    turn: z.number(),
    start: z.optional(z.string()),
    choices: choicesSchema,
  }),
  /** Looks for things by name; an empty text gives the most likely ones. Replaces the search before it. */
  z.object({ type: z.literal("find"), search: z.number(), kind: resourceKindSchema, text: z.string() }),
  /** Looks up what the text that was typed for the list names by its address, and adds it. */
  z.object({ type: z.literal("addLinked"), draft: draftSchema, turn: z.number() }),
  z.object({ type: z.literal("copyCommand"), draft: draftSchema }),
  z.object({ type: z.literal("submit"), draft: draftSchema }),
  /** Presses button number `step` of the failure shown. */
  z.object({ type: z.literal("runStep"), step: z.number() }),
  z.object({ type: z.literal("cancel") }),
  /** Asks for a sign of life. */
  z.object({ type: z.literal("alive") }),
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

/** A named grant for a real task. */
export type RecipeChoice = {
  /** As the draft's `start` has it. */
  readonly start: string;
  readonly title: string;
  /** What it promises, and what works less well on this deployment. */
  readonly reason: string;
  /** What has to be chosen: things by name, or all of them in so many words. */
  readonly needs: readonly ChoiceName[];
};

/** A token whose grant can be used again. */
export type TokenChoice = { readonly start: string; readonly name: string; readonly summary: string };

/** A thing found by name; `entry` is what an allow list says of it. */
export type FoundResource = { readonly entry: string; readonly name: string; readonly detail: string };

/** A name for an entry of the allow list; an empty one when nobody knows it, and `detail` says why. */
export type EntryName = { readonly name: string; readonly detail: string };

/** A recipe whose promise the deployment cannot keep, and why. */
export type WithheldRecipe = { readonly title: string; readonly reason: string };

/** What the form is about: fixed for as long as the panel is open. */
export type FormSetup = {
  readonly host: string;
  /** The person who is signed in. */
  readonly self: { readonly id: string; readonly username: string };
  /** Why the owner cannot be chosen; empty when it can. */
  readonly ownerFixed: string;
  readonly presets: readonly LifetimePreset[];
  /** "at most 7 days on this deployment". */
  readonly maximum: string;
  readonly groups: readonly ScopeGroup[];
  readonly recipes: readonly { readonly title: string; readonly recipes: readonly RecipeChoice[] }[];
  readonly withheld: readonly WithheldRecipe[];
  readonly tokens: readonly TokenChoice[];
  /** Types an allow list entry may name, with a word for people. */
  readonly resourceTypes: readonly { readonly type: string; readonly label: string }[];
  readonly canScope: boolean;
  readonly canList: boolean;
  /** Why scopes or allow lists are missing; empty when nothing is. */
  readonly limits: readonly string[];
};

/** The fields that can be wrong; a kind stands for the question which of them a recipe is for. */
export type FieldName = "owner" | "name" | "lifetime" | "scopes" | "allowList" | ChoiceName;

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
  /** What may have been meant by a text that names nothing, beside the field it stands in. */
  readonly meant?: Partial<Record<FieldName, FoundResource>>;
  /** A name to take instead, when the one typed is taken. */
  readonly freeName?: string;
  /** Sentences on what the token can do, the most important first; none while no scope is chosen. */
  readonly summary: readonly string[];
  readonly matrix?: Matrix;
  /** In order of harm, each with at most two fixes. */
  readonly findings: readonly ShownFinding[];
  readonly canSubmit: boolean;
};

/** What the New Token page is told. */
export type ToNewTokenPage =
  | { readonly type: "loading" }
  | { readonly type: "begin"; readonly setup: FormSetup; readonly draft: Draft }
  /** The host changed the draft (a fix, a recipe); the page shows it unless the person changed more since `turn`. */
  | { readonly type: "draft"; readonly draft: Draft; readonly turn: number }
  /** What was found, of how many where that is not all; `problem` is why nothing could be. */
  | {
      readonly type: "found";
      readonly search: number;
      readonly resources: readonly FoundResource[];
      readonly total?: number;
      readonly problem?: string;
    }
  /** Names for entries of the allow list; they add to those that were sent before. */
  | { readonly type: "names"; readonly names: Readonly<Record<string, EntryName>> }
  /** The command is on the clipboard. */
  | { readonly type: "copied" }
  | { readonly type: "checked"; readonly check: Check }
  /** The person is asked something elsewhere before the token is created; until then nothing is to be changed. */
  | { readonly type: "asking" }
  /** They did not want it after all. */
  | { readonly type: "declined" }
  | { readonly type: "creating" }
  /** The answer to a question for a sign of life. */
  | { readonly type: "alive" }
  /** Creating did not happen, or did not end well; what was typed stays. Buttons are named by `steps`. */
  | {
      readonly type: "failed";
      readonly problems: Partial<Record<FieldName, string>>;
      readonly sentence: string;
      readonly steps: readonly string[];
    };

export const newTokenContract: Contract<FromNewTokenPage, ToNewTokenPage> = { fromPage };

/** The one command that the page may have VS Code run, without its host: it opens the form, with what was filled in. */
export const openFormCommand = "coderAccess.tokens.createToken";
