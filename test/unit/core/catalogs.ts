import { type AllowEntry, buildCatalog, type Catalog } from "../../../src/core";
import releases from "../../vectors/scopes-by-release.json" with { type: "json" };

const gone: Readonly<Record<string, readonly string[]>> = releases.gone;

/** The names that a release lists. */
export function namesUpTo(release: string): string[] {
  let names: string[] = [];
  for (const [from, added] of Object.entries(releases.from)) {
    names = [...names, ...added].filter((name) => !gone[from]?.includes(name));
    if (from === release) return names.sort();
  }
  throw new Error(`no list begins with ${release}`);
}

/** The names that a source newer than every release lists. */
export const laterNames: readonly string[] = [...namesUpTo("v2.38.0"), ...releases.later].sort();

const catalogs: Readonly<Record<string, Catalog>> = {
  "2.20": buildCatalog(undefined, "v2.20.0"),
  "2.27": buildCatalog(namesUpTo("v2.27.0"), "v2.27.0"),
  "2.28": buildCatalog(namesUpTo("v2.28.0"), "v2.28.0"),
  "2.29": buildCatalog(namesUpTo("v2.29.0"), "v2.31.0"),
  "2.31": buildCatalog(namesUpTo("v2.31.7"), "v2.31.14"),
  "2.35": buildCatalog(namesUpTo("v2.35.0"), "v2.35.1"),
  "2.36": buildCatalog(namesUpTo("v2.35.0"), "v2.36.0"),
  "2.37": buildCatalog(namesUpTo("v2.37.0"), "v2.37.0"),
  "2.38": buildCatalog(namesUpTo("v2.38.0"), "v2.38.1"),
  later: buildCatalog([...laterNames], "v2.40.0"),
};

/** Every line that has a catalog here. */
export const lines: readonly string[] = Object.keys(catalogs);

/** The catalog of a release line of the vectors. */
export function catalogOf(line: string): Catalog {
  const catalog = catalogs[line];
  if (!catalog) throw new Error(`no catalog for ${line}`);
  return catalog;
}

/** Splits a text at its first colon, whatever the halves hold. */
export function entryOf(text: string): AllowEntry {
  const colon = text.indexOf(":");
  return colon < 0 ? { type: text, id: "" } : { type: text.slice(0, colon), id: text.slice(colon + 1) };
}
