/** Texts that differ in more than this share of their letters were not meant for each other. */
const mostDifferent = 0.5;
/** More slips than this make another word. */
const mostSlips = 2;

/**
 * Finds the name that a person may have meant by a text that is none.
 * @param text what was typed.
 * @param names those there are.
 * @returns the nearest one, at most two slips away; undefined when none is near.
 */
export function nearestThing(text: string, names: readonly string[]): string | undefined {
  const wanted = text.toLowerCase();
  return names
    .map((name) => ({ name, slips: slipsBetween(wanted, name.toLowerCase()) }))
    .filter(({ slips }) => slips <= mostSlips && slips <= wanted.length * mostDifferent)
    .sort((one, other) => one.slips - other.slips)[0]?.name;
}

/** How many letters have to be written, left out or changed to make one text of another. */
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
