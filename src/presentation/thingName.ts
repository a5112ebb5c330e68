import type { AllowEntry } from "../core/grant/grant";

/** The name of an allow-list entry; empty if unknown, in which case `detail` says why. */
export type EntryName = { readonly name: string; readonly detail: string };

/** Returns the name of a resource in an allow list, or undefined if it is unknown. */
export type NameOf = (entry: AllowEntry) => EntryName | undefined;
