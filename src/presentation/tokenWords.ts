import * as l10n from "@vscode/l10n";
import { scopesInShort } from "../core/grant/scopesInShort";
import type { AuditedToken } from "../tokens/audit/auditedToken";
import { concernInShort, concernTitle } from "./concernWords";
import { groupTitle } from "./groupTitle";
import { type Names, reachInShort, resourceWords } from "./resourceWords";
import { retirementInShort } from "./retirementWords";
import type { ListedToken } from "./token/listedToken";

/**
 * The words of a row after the name, the most important first, since a narrow side bar cuts off the rest.
 * @param token the token.
 */
export function tokenWords({
  audited,
  context,
  facts,
  isSecretWaiting,
  key,
  loaded,
  retirement,
}: ListedToken): string[] {
  const words: (string | undefined)[] = [];
  if (isSecretWaiting) words.push(l10n.t("new secret"));
  if (retirement) words.push(retirementInShort(retirement, context.now));
  if (loaded.isEverybodys === true) words.push(key.username ?? key.userId);
  for (const concern of audited.concerns) {
    if (concern.kind === "fullAccess") words.push(facts.scopes);
    else if (concern.kind === "expiresSoon") words.push(facts.expiry);
    else if (concern.kind === "neverUsed") words.push(facts.use);
    else if (concern.kind !== "duplicate") words.push(concernInShort(concern));
  }
  // If no token can have scopes, this would be the same for all of them.
  if (loaded.features.scopes) words.push(facts.scopes);
  words.push(reachInShort(audited.grant.allowList, context.names), facts.expiry, facts.use);
  const duplicate = audited.concerns.find(({ kind }) => kind === "duplicate");
  if (duplicate) words.push(concernInShort(duplicate));
  return [...new Set(words.filter((word) => word !== undefined))];
}

/**
 * Returns everything about a token that can be searched, in lower case.
 * @param token the token.
 * @param names the names of its resources, as far as they are known.
 */
export function searchableText(
  { key, grant, concerns, state }: AuditedToken,
  names: Names | undefined,
): string {
  return [
    key.name,
    key.id,
    key.username,
    ...grant.scopes,
    scopesInShort(grant.scopes),
    ...grant.allowList.map((entry) => resourceWords(entry, names).full),
    ...concerns.flatMap((concern) => [concernTitle(concern.kind), concernInShort(concern)]),
    state === "expired" ? groupTitle("expired") : undefined,
  ]
    .filter((text) => text !== undefined)
    .join(" ")
    .toLowerCase();
}
