/** What only the second grant contains, and what only the first. Sorted texts. */
export type Change = { readonly added: string[]; readonly removed: string[] };

/** How a second grant differs from a first. */
export type GrantDiff = {
  /** The second compared with the first, by what they permit there. */
  readonly relation: "same" | "narrower" | "wider" | "different";
  /** Scope names as they are sent. */
  readonly scopes: Change;
  /** Permissions (`type:action`), regardless of allow lists. */
  readonly permissions: Change;
  /** Allow-list entries (`type:id`; `*:*` for no limit), regardless of scopes. */
  readonly allowList: Change;
};
