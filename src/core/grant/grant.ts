/** One line of an allow list: a resource type (or `*`) and an ID (a UUID or `*`). */
export type AllowEntry = { readonly type: string; readonly id: string };

/**
 * What a token may do: scope names, and the resources they are limited to. `[]` means unrestricted, as on the
 * server.
 */
export type Grant = { readonly scopes: string[]; readonly allowList: AllowEntry[] };

/**
 * A question about a grant: may it do `action` on this resource? Without an ID, the resource has none or does
 * not exist yet.
 */
export type AccessRequest = { readonly type: string; readonly id?: string; readonly action: string };

/**
 * Writes an entry as `type:id`, the form that requests use and that every release returns (seen on v2.35.1).
 */
export function entryText(entry: AllowEntry): string {
  return `${entry.type}:${entry.id}`;
}

/** Splits `type:id` or `type:action` at the first colon. Without a colon, the first half is empty. */
export function splitAtColon(text: string): readonly [type: string, rest: string] {
  const colon = text.indexOf(":");
  return [text.slice(0, Math.max(colon, 0)), text.slice(colon + 1)];
}

/** Whether a list restricts nothing: it is empty or contains `*:*`. */
export function isUnrestricted(allowList: readonly AllowEntry[]): boolean {
  return allowList.length === 0 || allowList.some(({ type, id }) => type === "*" && id === "*");
}
