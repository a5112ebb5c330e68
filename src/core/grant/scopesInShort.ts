import * as l10n from "@vscode/l10n";
import { canonicalScope } from "./scope";

/**
 * Describes a list of scopes briefly enough for a tree row: `full access`, the only scope, or their number.
 */
export function scopesInShort(scopes: readonly string[]): string {
  const [first] = scopes;
  if (first === undefined || scopes.map(canonicalScope).includes("coder:all")) return l10n.t("full access");
  return scopes.length === 1 ? first : l10n.t("{0} scopes", scopes.length);
}
