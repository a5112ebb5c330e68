import * as z from "zod/mini";
import type { Check } from "../../drafting/check/draftCheck";
import { choicesSchema, type Draft, draftSchema, type FieldName } from "../../drafting/draft/draft";
import type { FormSetup } from "../../drafting/draft/formSetup";
import { type FoundResource, resourceKindSchema } from "../../drafting/things/thing";
import type { EntryName } from "../../presentation/thingName";
import type { Contract } from "../page/contract";

/** The messages of the New Token page. */
const fromPage = z.union([
  z.object({ type: z.literal("ready"), draft: z.optional(draftSchema) }),
  z.object({ type: z.literal("changed"), draft: draftSchema, turn: z.number() }),
  /** Applies fix number `fix` of finding number `finding` of the check `turn`. */
  z.object({ type: z.literal("applyFix"), turn: z.number(), finding: z.number(), fix: z.number() }),
  /** Replaces scopes and reach with those of a recipe, limited to the choices, or of a token. */
  z.object({
    type: z.literal("startFrom"),
    draft: draftSchema,
    turn: z.number(),
    start: z.optional(z.string()),
    choices: choicesSchema,
  }),
  /** Searches resources by name; an empty text returns the most likely ones. Cancels the previous search. */
  z.object({ type: z.literal("find"), search: z.number(), kind: resourceKindSchema, text: z.string() }),
  /** Looks up the resources whose addresses were typed into the list's field, and adds them. */
  z.object({ type: z.literal("addLinked"), draft: draftSchema, turn: z.number() }),
  z.object({ type: z.literal("copyCommand"), draft: draftSchema }),
  z.object({ type: z.literal("submit"), draft: draftSchema }),
  /** Presses button number `step` of the displayed failure. */
  z.object({ type: z.literal("runStep"), step: z.number() }),
  /** Forgets what was filled in, and begins anew. */
  z.object({ type: z.literal("startOver") }),
  z.object({ type: z.literal("cancel") }),
  /** Asks for a sign of life. */
  z.object({ type: z.literal("alive") }),
]);

export type FromNewTokenPage = z.infer<typeof fromPage>;

/** What the host sends to the New Token page. */
export type ToNewTokenPage =
  | { readonly type: "loading" }
  /** `isRestored` if the person left the draft earlier, and may not expect it. */
  | {
      readonly type: "begin";
      readonly setup: FormSetup;
      readonly draft: Draft;
      readonly isRestored?: boolean;
    }
  /**
   * The host changed the draft (a fix, a recipe); the page shows it unless the person has made changes since
   * `turn`.
   */
  | { readonly type: "draft"; readonly draft: Draft; readonly turn: number }
  /**
   * The results of a search, and their total number if that is not all; `problem` is why the search failed.
   */
  | {
      readonly type: "found";
      readonly search: number;
      readonly resources: readonly FoundResource[];
      readonly total?: number;
      readonly problem?: string;
    }
  /** Names for entries of the allow list, in addition to those sent before. */
  | { readonly type: "names"; readonly names: Readonly<Record<string, EntryName>> }
  /** The command is on the clipboard. */
  | { readonly type: "copied" }
  | { readonly type: "checked"; readonly check: Check }
  /**
   * The person is answering a question elsewhere before the token is created; nothing may change meanwhile.
   */
  | { readonly type: "asking" }
  /** They declined. */
  | { readonly type: "declined" }
  | { readonly type: "creating" }
  /** The answer to a request for a sign of life. */
  | { readonly type: "alive" }
  /**
   * Creating failed or was not attempted; the form keeps its content. `steps` are the labels of the buttons.
   */
  | {
      readonly type: "failed";
      readonly problems: Partial<Record<FieldName, string>>;
      readonly sentence: string;
      readonly steps: readonly string[];
    };

export const newTokenContract: Contract<FromNewTokenPage, ToNewTokenPage> = { fromPage };

/**
 * The only command that the page may run in VS Code without its host: it opens the form with what was filled
 * in.
 */
export const openFormCommand = "coderAccess.tokens.createToken";
