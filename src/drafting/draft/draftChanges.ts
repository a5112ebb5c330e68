import { isDeepStrictEqual } from "node:util";
import type { UserId } from "../../coder/api/answers";
import type { Draft, Typed } from "./draft";

/** Leaves parts out of a draft. */
export function without<Part extends keyof Draft>(draft: Draft, ...parts: Part[]): Omit<Draft, Part> {
  const kept = Object.entries(draft).filter(([part]) => !parts.includes(part as Part));
  return Object.fromEntries(kept) as Omit<Draft, Part>;
}

/** Gives a draft other texts that name nothing yet. */
export function withTyped(draft: Draft, typed: Typed): Draft {
  const standing = Object.entries(typed).filter(([, text]) => text !== undefined);
  const rest = without(draft, "typed");
  return standing.length === 0 ? rest : { ...rest, typed: Object.fromEntries(standing) };
}

/** Makes a draft the person's own; what was typed for another owner goes as well. */
export function withoutOwner(draft: Draft): Draft {
  return withTyped(without(draft, "owner"), { ...draft.typed, owner: undefined });
}

/**
 * Fits a draft to its form: what it lists of the owner before becomes the new one's. Where the owner is settled, the form says who
 * it is and has no field in which a text could stand.
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

/** Says whether two drafts say the same, in whatever order. */
export function isSameDraft(one: Draft, other: Draft): boolean {
  return isDeepStrictEqual(plain(one), plain(other));
}

function plain(draft: Draft): unknown {
  return JSON.parse(JSON.stringify(draft));
}
