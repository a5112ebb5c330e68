/**
 * Returns a free name: the wanted one if it is free.
 * @param name the wanted one.
 * @param taken the names of the owner's tokens, including expired ones, which keep theirs.
 */
export function freeName(name: string, taken: readonly string[]): string {
  return taken.includes(name) ? successorName(name, taken) : name;
}

/**
 * Names a token's replacement such that people recognise the two as related: `deploy`, `deploy-2`,
 * `deploy-3`.
 * @param name the name of the replaced token.
 * @param taken as for `freeName`.
 * @returns the next free name.
 */
export function successorName(name: string, taken: readonly string[]): string {
  const names = new Set(taken);
  // A longer number is a year or the like, and part of the name.
  const [, stem = name, number = "1"] = /^(.+)-([1-9]\d{0,2})$/.exec(name) ?? [];
  let next = Number(number) + 1;
  while (names.has(`${stem}-${next}`)) next += 1;
  return `${stem}-${next}`;
}
