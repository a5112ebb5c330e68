import { isDeepStrictEqual } from "node:util";
import type { UserId } from "../../coder/api/answers";
import type { Draft, Typed } from "./draft";

/** Removes parts of a draft. */
export function without<Part extends keyof Draft>(draft: Draft, ...parts: Part[]): Omit<Draft, Part> {
  const kept = Object.entries(draft).filter(([part]) => !parts.includes(part as Part));
  return Object.fromEntries(kept) as Omit<Draft, Part>;
}

/** Replaces the texts of a draft that name nothing yet. */
export function withTyped(draft: Draft, typed: Typed): Draft {
  const standing = Object.entries(typed).filter(([, text]) => text !== undefined);
  const rest = without(draft, "typed");
  return standing.length === 0 ? rest : { ...rest, typed: Object.fromEntries(standing) };
}

/** Makes the person the owner of a draft; removes whatever was typed for another owner. */
export function withoutOwner(draft: Draft): Draft {
  return withTyped(without(draft, "owner"), { ...draft.typed, owner: undefined });
}

/**
 * Adapts a draft to its form: entries for the previous owner become the new one's. If the owner is fixed, the
 * form shows them and has no field for a text.
 */
export function fitted(
  draft: Draft,
  owner: { readonly before: string; readonly userId: UserId; readonly isFixed: boolean },
): Draft {
  const owned = ownedBy(draft, owner.before, owner.userId);
  return owner.isFixed ? withTyped(owned, { ...owned.typed, owner: undefined }) : owned;
}

function ownedBy(draft: Draft, before: string, userId: UserId): Draft {
  if (before === "" || userId === "") return draft;
  const own = new RegExp(`^(user|organization_member):${before}$`);
  return { ...draft, allowList: draft.allowList.map((entry) => entry.replace(own, `$1:${userId}`)) };
}

/** Whether two drafts have the same content, in any order. */
export function isSameDraft(one: Draft, other: Draft): boolean {
  return isDeepStrictEqual(plain(one), plain(other));
}

function plain(draft: Draft): unknown {
  return JSON.parse(JSON.stringify(draft));
}
