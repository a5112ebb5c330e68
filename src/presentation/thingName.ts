/** A name for an entry of the allow list; an empty one when nobody knows it, and `detail` says why. */
export type EntryName = { readonly name: string; readonly detail: string };
