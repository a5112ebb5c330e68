import { isResourceType } from "./permissions";

/** One line of an allow list; `*` stands for any type or any ID. */
export interface AllowEntry {
  readonly type: string;
  readonly id: string;
}

/** The most entries that a request may contain, counted before duplicates are removed. */
export const maximumEntries = 128;

/** The list of an unrestricted key. */
export const unlimited: readonly AllowEntry[] = [{ type: "*", id: "*" }];

const canonicalUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const hexadecimal = /^[0-9a-f]{32}$/i;

/**
 * Whether the server's parser accepts this text as a UUID: the canonical form, `urn:uuid:…`, `{…}` and 32
 * digits (seen on v2.31.0 and v2.35.1).
 */
export function isUuid(text: string): boolean {
  if (canonicalUuid.test(text) || hexadecimal.test(text)) return true;
  if (/^urn:uuid:/i.test(text)) return canonicalUuid.test(text.slice(9));
  return text.length === 38 && text.startsWith("{") && canonicalUuid.test(text.slice(1, -1));
}

/**
 * Parses `type:id`, or returns the server's error message. Only the canonical form is lower-cased; the other
 * forms stay as sent and therefore never match anything.
 */
export function parseAllowEntry(
  text: string,
  knowsType: (type: string) => boolean = isResourceType,
): AllowEntry | { refusal: string } {
  const trimmed = text.trim();
  const separator = trimmed.indexOf(":");
  const type = trimmed.slice(0, separator);
  const id = trimmed.slice(separator + 1);
  if (separator <= 0 || id === "") return { refusal: `invalid allow_list entry "${text}": want <type>:<id>` };
  if (!knowsType(type)) return { refusal: `unknown resource type "${type}"` };
  if (id === "*") return { type, id };
  if (!isUuid(id)) return { refusal: `invalid ${type} ID (must be UUID): "${id}"` };
  return { type, id: canonicalUuid.test(id) ? id.toLowerCase() : id };
}

/**
 * Returns the list as it is stored: without duplicates, sorted by type then ID, with wildcards absorbing what
 * they cover.
 */
export function tidyAllowList(entries: readonly AllowEntry[]): AllowEntry[] {
  if (entries.length === 0 || entries.some(({ type, id }) => type === "*" && id === "*"))
    return [...unlimited];
  const whole = new Set(entries.filter(({ id }) => id === "*").map(({ type }) => type));
  const kept = new Map<string, AllowEntry>();
  for (const entry of entries)
    if (entry.id === "*" || !whole.has(entry.type)) kept.set(formatAllowEntry(entry), entry);

  return [...kept.values()].sort((a, b) => compare(a.type, b.type) || compare(a.id, b.id));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Formats an entry for the wire. */
export function formatAllowEntry({ type, id }: AllowEntry): string {
  return `${type}:${id}`;
}

/** Whether the list admits this resource. Only typed wildcards admit one that has no ID yet. */
export function admits(list: readonly AllowEntry[], type: string, id: string): boolean {
  return list.some(
    (entry) => (entry.type === "*" || entry.type === type) && (entry.id === "*" || entry.id === id),
  );
}

/**
 * Whether a database-filtered list of this type fails: any ID that concerns the type causes it, unless a
 * wildcard makes the IDs irrelevant (seen on v2.31.0 and v2.35.1).
 */
export function breaksListOf(list: readonly AllowEntry[], type: string): boolean {
  const concerned = list.filter((entry) => entry.type === "*" || entry.type === type);
  return concerned.some(({ id }) => id !== "*") && !concerned.some(({ id }) => id === "*");
}
