import * as l10n from "@vscode/l10n";
import { canonicalScope } from "./scope";

/** Names a list of scopes in the room of a tree row: `full access`, the one scope, or how many. */
export function scopesInShort(scopes: readonly string[]): string {
  const [first] = scopes;
  if (first === undefined || scopes.map(canonicalScope).includes("coder:all")) return l10n.t("full access");
  return scopes.length === 1 ? first : l10n.t("{0} scopes", scopes.length);
}
