/** Texts that differ in more than this share of their letters are not typos of each other. */
const mostDifferent = 0.5;
/** More typos than this make a different word. */
const mostSlips = 2;

/**
 * Finds the name that a person may have meant by a text that matches none.
 * @param text the typed text.
 * @param names the existing names.
 * @returns the nearest one, at most two typos away; undefined if none is near.
 */
export function nearestThing(text: string, names: readonly string[]): string | undefined {
  const wanted = text.toLowerCase();
  return names
    .map((name) => ({ name, slips: slipsBetween(wanted, name.toLowerCase()) }))
    .filter(({ slips }) => slips <= mostSlips && slips <= wanted.length * mostDifferent)
    .sort((one, other) => one.slips - other.slips)[0]?.name;
}

/** How many letters must be inserted, removed or changed to turn one text into the other. */
function slipsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of Array.from(one).entries()) {
    const next = [index + 1];
    for (const [place, wanted] of Array.from(other).entries()) {
      const changed = (row[place] ?? 0) + (letter === wanted ? 0 : 1);
      next.push(Math.min(changed, (row[place + 1] ?? 0) + 1, (next[place] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
