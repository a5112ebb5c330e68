/** A value of a query parameter; `undefined` leaves the parameter out. */
export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * Joins path segments, each encoded so that it stays one segment whatever it contains.
 * @returns the path without a leading slash, or nothing if a segment is empty, `.` or `..` (servers and
 * proxies drop or resolve those, so the request would reach a different endpoint) or not valid Unicode.
 */
export function joinPath(segments: readonly string[]): string | undefined {
  if (segments.some((segment) => /^\.{0,2}$/.test(segment))) return undefined;

  try {
    return segments.map((segment) => encodeURIComponent(segment)).join("/");
  } catch {
    return undefined;
  }
}

/** Builds the query string with its `?`, or "" if it is empty. */
export function queryString(query: Query = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) parameters.set(name, String(value));

  return parameters.size === 0 ? "" : `?${parameters.toString()}`;
}
