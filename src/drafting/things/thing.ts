import * as z from "zod/mini";
import type { ResourceKind } from "../../tokens/things/seenThings";

/** Kinds of things that can be found by name. */
export const resourceKindSchema = z.enum(["workspace", "template", "user", "organization"]);

/** A thing found by name; `entry` is what an allow list says of it. */
export type FoundResource = { readonly entry: string; readonly name: string; readonly detail: string };

/** What a search gave, and of how many things where that is not all. */
export type FoundThings = { readonly resources: readonly FoundResource[]; readonly total?: number };

/** What was found; `problem` is why nothing could be. */
export type Found = FoundThings & { readonly problem?: string };

/** What the last search for a text of a kind gave; undefined when that text was not looked for. */
export type Searched = (
  kind: ResourceKind,
  text: string,
) => { readonly isNothing: boolean; readonly meant?: FoundResource | undefined } | undefined;
