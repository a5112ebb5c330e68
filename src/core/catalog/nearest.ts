/** Gives up to three of the names that a person may have meant by a misspelt text, nearest first. */
export function nearestNames(text: string, names: readonly string[]): string[] {
  const wanted = simplify(text).slice(0, 60);
  const limit = Math.max(2, Math.floor(wanted.length / 4));
  return names
    .map((name) => ({ name, distance: distanceOf(wanted, simplify(name)) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name);
}

/** Case and the marks between words are what people get wrong most; they cost nothing. */
function simplify(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[-_.\s]/g, "");
}

/** How many characters have to be added, dropped or replaced. */
function distanceOf(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, replaced));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
