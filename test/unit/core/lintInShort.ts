import { type Catalog, entryText, type Grant, type LintContext, lintGrant } from "../../../src/core";
import { catalogOf, entryOf } from "./catalogs";

const letters: Readonly<Record<string, string>> = {
  W: "4a4b4c4d-4444-4444-8444-4444444eef01",
  X: "4a4b4c4d-4444-4444-8444-4444444eef02",
  T: "3a3b3c3d-3333-4333-8333-3333333ddc01",
  U: "22222222-2222-4222-8222-222222222202",
};
/** The owner of the token. */
export const userId = letters["U"] ?? "";

const split = (text: string): string[] => text.split(" ").filter((word) => word !== "");

function written(text: string): string {
  return text.replace(/(?<=:\{?)[WXTU]\b/g, (letter) => letters[letter] ?? letter);
}

function inShort(text: string): string {
  return Object.entries(letters).reduce((short, [letter, id]) => short.replaceAll(id, letter), text);
}

/** A grant in short: W and X are workspaces, T a template, U the owner. */
export function grantOf(scopes: string, list: string): Grant {
  return { scopes: split(scopes), allowList: split(written(list)).map(entryOf) };
}

/** Each finding as `kind entries`, and each of its fixes as `→ scopes | entries`, with `+` where it widens. */
export function told(
  scopes: string,
  list: string,
  context: LintContext = { userId },
  catalog: Catalog = catalogOf("2.35"),
): string[] {
  return lintGrant(catalog, grantOf(scopes, list), context).flatMap(({ kind, entries, fixes }) => [
    inShort([kind, ...entries].join(" ")),
    ...fixes.map(({ grant, widens }) =>
      inShort(
        `${widens ? "+" : "→"} ${grant.scopes.join(" ")} | ${grant.allowList.map(entryText).join(" ")}`.trim(),
      ),
    ),
  ]);
}
