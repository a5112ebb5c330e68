/**
 * Finds the next name that is free: `watch` gives `watch-2`, `watch-9` gives `watch-10`.
 * @param name a name that may be taken.
 * @param taken the names in use; expired tokens keep theirs.
 * @returns the name itself when it is free.
 */
export function freeName(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) return name;
  const [, stem = name, number = "1"] = /^(.*?)-(\d{1,9})$/.exec(name) ?? [];
  for (let next = Number(number) + 1; ; next += 1) {
    const candidate = `${stem}-${next}`;
    if (!taken.includes(candidate)) return candidate;
  }
}
