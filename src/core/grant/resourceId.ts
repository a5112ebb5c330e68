const canonical = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const digitsOnly = /^[0-9a-f]{32}$/i;
const nilId = "00000000-0000-0000-0000-000000000000";

/**
 * Gives the canonical form, in lower case, of any id text the server accepts: upper case, `{…}` (it looks at the
 * middle only), `urn:uuid:…` and 32 digits. `undefined` for every other text, which it
 * refuses. Upper case matches once lowered; the other forms are kept as they are and never match (seen on v2.35.1).
 */
export function canonicalId(id: string): string | undefined {
  if (canonical.test(id)) return id.toLowerCase();
  const inner = /^urn:uuid:(.{36})$/i.exec(id)?.[1] ?? /^[\0-\x7f](.{36})[\0-\x7f]$/.exec(id)?.[1] ?? id;
  if (canonical.test(inner)) return inner.toLowerCase();
  if (!digitsOnly.test(id)) return undefined;
  return id.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Says whether a stored id can be the id of a real thing: canonical, and not the all-zero one (seen on v2.35.1). */
export function canMatch(id: string): boolean {
  return canonical.test(id) && !isNilId(id);
}

/** Says whether this is the all-zero UUID in any form, which the server takes and which names nothing. */
export function isNilId(id: string): boolean {
  return canonicalId(id) === nilId;
}
