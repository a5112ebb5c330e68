/** The name of an allow-list entry; empty if unknown, in which case `detail` says why. */
export type EntryName = { readonly name: string; readonly detail: string };
