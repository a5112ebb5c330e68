import * as z from "zod/mini";
import type { Check } from "../../drafting/check/draftCheck";
import { choicesSchema, type Draft, draftSchema, type FieldName } from "../../drafting/draft/draft";
import type { FormSetup } from "../../drafting/draft/formSetup";
import { type FoundResource, resourceKindSchema } from "../../drafting/things/thing";
import type { EntryName } from "../../presentation/thingName";
import type { Contract } from "../page/contract";

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
