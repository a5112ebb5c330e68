import * as l10n from "@vscode/l10n";
import { scopesInShort } from "../core/grant/scopesInShort";
import { timeLeft, timeSince } from "../platform/time/timeLeft";
import type { AuditedToken } from "../tokens/audit/auditedToken";
import { accessInShort } from "./accessInShort";
import { concernInRow, concernInShort, concernTitle } from "./concernWords";
import { groupTitle } from "./groupTitle";
import { type Names, resourceWords } from "./resourceWords";
import { retirementInShort } from "./retirementWords";
import type { ListedToken } from "./token/listedToken";

/**
 * The words of a row after the name: the worst thing about the token or what it accesses, and the time left.
 * The most important comes first, and both have at most 20 characters, since a side bar is narrow; what is cut there
 * is spoken in full, and the hover says the rest.
 * @param token the token.
 */
export function tokenWords(token: ListedToken): string[] {
  return [ownerInRow(token), ...factAndTime(token)].filter((word) => word !== undefined);
}

/** The same for people who hear a row, with times in full. */
export function spokenWords(token: ListedToken): string[] {
  const { facts, retirement, context } = token;
  const [owner, fact] = [ownerInRow(token), factOf(token, concernInShort)];
  const time = retirement ? retirementInShort(retirement, context.now) : facts.expiry;
  return [owner, fact === time ? undefined : fact, time].filter((word) => word !== undefined);
}

function ownerInRow({ key, loaded }: ListedToken): string | undefined {
  return loaded.isEverybodys === true ? (key.username ?? key.userId) : undefined;
}

function factAndTime(token: ListedToken): readonly (string | undefined)[] {
  const { key, context, endsAt, retirement, standing } = token;
  const { now } = context;
  if (standing.group === "expired") return [l10n.t("expired {0} ago", timeSince(key.expiresAt, now))];
  const left = timeLeft(endsAt, now);
  if (!token.isSecretWaiting && standing.worst === undefined && retirement)
    return [l10n.t("replaced"), retirement.whenUnused ? l10n.t("until unused") : left];
  return standing.worst?.kind === "expiresSoon" && !token.isSecretWaiting
    ? [
        l10n.t({
          message: "{0} left",
          args: [left],
          comment: ["The time left for a token, in a very narrow row, for example: 23 h left"],
        }),
      ]
    : [factOf(token, concernInRow), left];
}

/** The worst thing about a token, or what it accesses; undefined if only the time is worth saying. */
function factOf(token: ListedToken, say: typeof concernInRow): string | undefined {
  const { audited, isSecretWaiting, loaded, standing } = token;
  if (isSecretWaiting) return l10n.t("new secret");
  const power = audited.concerns.find(({ kind }) => kind === "fullAccess" || kind === "canMint");
  const told = standing.worst ?? power;
  if (told) return say(told);
  return loaded.features.scopes ? accessInShort(token) : undefined;
}

/**
 * Returns everything about a token that can be searched, in lower case.
 * @param token the token.
 * @param names the names of its resources, as far as they are known.
 * @param note the person's own note on it.
 */
export function searchableText(
  { key, grant, concerns, state }: AuditedToken,
  names: Names | undefined,
  note?: string,
): string {
  return [
    key.name,
    note,
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
