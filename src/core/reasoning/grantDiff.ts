/** What is there only in the second grant, and only in the first. Texts, sorted. */
export type Change = { readonly added: string[]; readonly removed: string[] };

/** How a second grant differs from a first. */
export type GrantDiff = {
  /** The second compared with the first, by what they permit there. */
  readonly relation: "same" | "narrower" | "wider" | "different";
  /** Scope names as they are sent. */
  readonly scopes: Change;
  /** Permissions (`type:action`), allow lists aside. */
  readonly permissions: Change;
  /** Allow-list entries (`type:id`; `*:*` for no limit), scopes aside. */
  readonly allowList: Change;
};
