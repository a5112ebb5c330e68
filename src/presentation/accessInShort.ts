import * as l10n from "@vscode/l10n";
import { sayAll, thingsOfType } from "../core/catalog/words";
import { type AllowEntry, isUnrestricted } from "../core/grant/grant";
import { parsePermission } from "../core/grant/scope";
import { expand } from "../core/reasoning/expand";
import { namedFirst, resourceWords } from "./resourceWords";
import type { ListedToken } from "./token/listedToken";

/** A row has some 20 characters for this and the time. */
const longestName = 12;

/** What is only read in support of workspaces. */
const supporting: readonly string[] = ["template", "user"];

/**
 * Says in very few words what a token accesses: the resource that it is limited to, or else the kind of resource
 * that its permissions are about.
 * @param token the token, which does not have full access.
 * @returns for example "alpha", "3 resources", "all workspaces", "templates", "5 permissions".
 */
export function accessInShort({
  audited,
  context,
  loaded,
}: Pick<ListedToken, "audited" | "context" | "loaded">): string {
  const { grant } = audited;
  if (!isUnrestricted(grant.allowList)) return listedInShort(grant.allowList, context.names);
  const kinds = kindsOf(loaded.catalog, grant.scopes);
  const [only, ...others] = kinds;
  if (only !== undefined && others.length === 0) return thingsOfType(only);
  return l10n.t("{0} permissions", grant.scopes.length);
}

function listedInShort(allowList: readonly AllowEntry[], names: ListedToken["context"]["names"]): string {
  // Reading one's own user goes with almost every token, so it says nothing about this one.
  const telling = allowList.filter(({ type }) => type !== "user");
  const byId = telling.filter((entry) => entry.id !== "*" && names?.peek(entry)?.kind !== "gone");
  const [first, second] = byId;
  if (first && !second) return beginningOf(resourceWords(first, names).name);
  if (first) return l10n.t("{0} resources", byId.length);
  const [widest] = namedFirst(telling.length > 0 ? telling : allowList);
  return widest === undefined ? sayAll("*") : resourceWords(widest, names).full;
}

/** A longer name loses its end, not the time that follows it. */
function beginningOf(name: string): string {
  // What one character is does not depend on the language.
  const characters = [...new Intl.Segmenter("en").segment(name)].map(({ segment }) => segment);
  if (characters.length <= longestName) return name;
  return `${characters
    .slice(0, longestName - 1)
    .join("")
    .trimEnd()}…`;
}

/**
 * The kinds of resource that permissions are about, without those that are only read in support of others:
 * reading a workspace needs its template, and most tools read the person's profile.
 */
function kindsOf(catalog: ListedToken["loaded"]["catalog"], scopes: readonly string[]): readonly string[] {
  const expanded = expand(catalog, scopes);
  const permissions = (expanded.ok ? expanded.value : scopes).flatMap((text) => parsePermission(text) ?? []);
  const acting = permissions.filter(({ action }) => action !== "read");
  const telling = acting.length > 0 ? acting : permissions;
  const kinds = [...new Set(telling.map(({ type }) => type))];
  const isOfWorkspaces = acting.length === 0 && kinds.includes("workspace");
  return isOfWorkspaces ? kinds.filter((kind) => !supporting.includes(kind)) : kinds;
}
