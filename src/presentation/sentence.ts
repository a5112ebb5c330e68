/** Turns a row's phrase into a sentence: `read workspaces` becomes `Read workspaces.` */
export function sentence(phrase: string): string {
  return `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}.`;
}
