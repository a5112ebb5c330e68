/** Returns up to three names that a person may have meant by a misspelt text, nearest first. */
export function nearestNames(text: string, names: readonly string[]): string[] {
  return names
    .map((name) => ({ name, likeness: likenessOf(text, name) }))
    .filter(({ likeness }) => likeness > 0.6)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, 3)
    .map(({ name }) => name);
}

/**
 * The fraction of pairs of adjacent letters that two texts share, from 0 to 1. Case and punctuation between
 * words do not count.
 */
function likenessOf(a: string, b: string): number {
  const [first, second] = [pairsOf(a), pairsOf(b)];
  const shared = first.filter((pair) => second.includes(pair)).length;
  return (2 * shared) / (first.length + second.length);
}

function pairsOf(text: string): string[] {
  const letters = text.toLowerCase().replace(/[^a-z*]/g, "");
  return Array.from(letters.slice(1), (letter, index) => `${letters[index] ?? ""}${letter}`);
}
