const canonical = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const digitsOnly = /^[0-9a-f]{32}$/i;
const nilId = "00000000-0000-0000-0000-000000000000";

/**
 * Returns the canonical, lower-case form of any ID text that the server accepts: upper case, `{…}` (it only
 * looks at what is inside), `urn:uuid:…` and 32 digits. `undefined` for any other text, which the server
 * refuses. Upper case matches once lowered; the server stores the other forms unchanged and never matches
 * them (seen on v2.35.1).
 */
export function canonicalId(id: string): string | undefined {
  if (canonical.test(id)) return id.toLowerCase();
  const inner = /^urn:uuid:(.{36})$/i.exec(id)?.[1] ?? /^[\0-\x7f](.{36})[\0-\x7f]$/.exec(id)?.[1] ?? id;
  if (canonical.test(inner)) return inner.toLowerCase();
  if (!digitsOnly.test(id)) return undefined;
  return id.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Whether a stored ID can belong to a real resource: canonical, and not all zeros (seen on v2.35.1). */
export function canMatch(id: string): boolean {
  return canonical.test(id) && !isNilId(id);
}

/** Whether this is the all-zero UUID in any form, which the server accepts although it names nothing. */
export function isNilId(id: string): boolean {
  return canonicalId(id) === nilId;
}
