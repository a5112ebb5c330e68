import * as z from "zod/mini";

/** Kinds of things that can be found by name. */
export const resourceKindSchema = z.enum(["workspace", "template", "user", "organization"]);

export type ResourceKind = z.infer<typeof resourceKindSchema>;

/** A thing found by name; `entry` is what an allow list says of it. */
export type FoundResource = { readonly entry: string; readonly name: string; readonly detail: string };

/** What the last search for a text of a kind gave; undefined when that text was not looked for. */
export type Searched = (
  kind: ResourceKind,
  text: string,
) => { readonly isNothing: boolean; readonly meant?: FoundResource | undefined } | undefined;
