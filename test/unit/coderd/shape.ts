/** What a JSON value looks like, as lines `path kind`: the same keys and kinds give the same lines. */
export function shapeOf(value: unknown, path = "$"): string[] {
  return [...new Set(lines(value, path))].sort();
}

function lines(value: unknown, path: string): string[] {
  if (Array.isArray(value)) {
    const elements = (value as unknown[]).flatMap((element) => lines(element, `${path}[]`));
    return [`${path} ${value.length === 0 ? "empty list" : "list"}`, ...elements];
  }
  if (typeof value === "object" && value !== null) {
    return [
      `${path} object`,
      ...Object.entries(value).flatMap(([field, child]) => lines(child, `${path}.${field}`)),
    ];
  }
  return [`${path} ${value === null ? "null" : typeof value}`];
}
