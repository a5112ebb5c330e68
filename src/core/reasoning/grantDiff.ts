/** What is there only in the second grant, and only in the first. Texts, sorted. */
export type Change = { added: string[]; removed: string[] };

/** How a second grant differs from a first. */
export type GrantDiff = {
  /** The second compared with the first, by what they permit there. */
  relation: "same" | "narrower" | "wider" | "different";
  /** Scope names as they are sent. */
  scopes: Change;
  /** Permissions (`type:action`), allow lists aside. */
  permissions: Change;
  /** Allow-list entries (`type:id`; `*:*` for no limit), scopes aside. */
  allowList: Change;
};
