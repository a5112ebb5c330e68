import * as z from "zod/mini";
import type { ChoiceName } from "../../core/recipes/choices";

/** The kinds of resources of which a recipe wants some, or all. */
const choiceNameSchema = z.enum(["workspace", "template", "organization"]);

export const choicesSchema = z.partialRecord(
  choiceNameSchema,
  z.union([z.literal("all"), z.readonly(z.array(z.string()))]),
);

/**
 * Texts in fields that name nothing yet, by field; each of them blocks Create. An empty one is a choice that
 * was removed from its field.
 */
const typedSchema = z.partialRecord(
  z.enum(["owner", "entry", ...choiceNameSchema.options]),
  z.optional(z.string()),
);

export type Typed = z.infer<typeof typedSchema>;

export const draftSchema = z.object({
  /** The token's owner; the person themselves if absent. */
  owner: z.optional(z.object({ id: z.string(), username: z.string() })),
  name: z.string(),
  /** The name that was suggested last; as long as it is the name, a better suggestion may replace it. */
  suggested: z.optional(z.string()),
  /** As typed: "7d", "12h30m". */
  lifetime: z.string(),
  scopes: z.array(z.string()),
  /** Whether the allow list is used at all. */
  reach: z.enum(["all", "only"]),
  /** Entries as strings, "type:id". */
  allowList: z.array(z.string()),
  /**
   * What it was started from, `recipe:<id>`, `token:<id>`, or `custom` if the person chooses the permissions
   * themselves; absent if from nothing.
   */
  start: z.optional(z.string()),
  /** The choices for the recipe it was started from. */
  choices: z.optional(choicesSchema),
  typed: z.optional(typedSchema),
  /** When the replaced token ends, as one of the form's choices; absent for the usual one. */
  ending: z.optional(z.string()),
});

/** What the person has filled in so far. It contains no secret and outlives the page. */
export type Draft = z.infer<typeof draftSchema>;

/** The fields that can be invalid; a resource kind stands for the recipe's choice of that kind. */
export type FieldName = "owner" | "name" | "lifetime" | "scopes" | "allowList" | ChoiceName;
