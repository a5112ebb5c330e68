/** Merges the fields of `changes` into the value at every depth; replaces anything but an object. */
export function mergeInto(value: unknown, changes: unknown): unknown {
  if (!isObject(value) || !isObject(changes)) return changes === undefined ? value : changes;
  const merged: Record<string, unknown> = { ...value };
  for (const [field, change] of Object.entries(changes)) merged[field] = mergeInto(value[field], change);
  return merged;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
