/**
 * Gives a name that is free, the wanted one if it is.
 * @param name the wanted one.
 * @param taken the names of the owner's tokens, expired ones included, which keep theirs.
 */
export function freeName(name: string, taken: readonly string[]): string {
  return taken.includes(name) ? successorName(name, taken) : name;
}

/**
 * Names the token that takes another's place, so that both are recognised as one: `deploy`, `deploy-2`, `deploy-3`.
 * @param name of the token that is replaced.
 * @param taken as for `freeName`.
 * @returns the next name that is free.
 */
export function successorName(name: string, taken: readonly string[]): string {
  const names = new Set(taken);
  // Of more digits it is a year or the like, and part of the name.
  const [, stem = name, number = "1"] = /^(.+)-([1-9]\d{0,2})$/.exec(name) ?? [];
  let next = Number(number) + 1;
  while (names.has(`${stem}-${next}`)) next += 1;
  return `${stem}-${next}`;
}
