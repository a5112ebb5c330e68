import * as z from "zod/mini";
import type { ResourceKind } from "../../tokens/things/seenThings";

/** Kinds of things that can be found by name. */
export const resourceKindSchema = z.enum(["workspace", "template", "user", "organization"]);

/** A resource found by name; `entry` is its allow-list entry. */
export type FoundResource = { readonly entry: string; readonly name: string; readonly detail: string };

/** The result of a search, and the total number if that is not all. */
export type FoundThings = { readonly resources: readonly FoundResource[]; readonly total?: number };

/** What was found; `problem` is why the search failed. */
export type Found = FoundThings & { readonly problem?: string };

/** Returns the result of the last search for a text of a kind; undefined if that text was not searched. */
export type Searched = (
  kind: ResourceKind,
  text: string,
) => { readonly isNothing: boolean; readonly meant?: FoundResource | undefined } | undefined;
