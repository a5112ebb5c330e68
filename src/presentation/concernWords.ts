import * as l10n from "@vscode/l10n";
import { absoluteTime, lifetimeInWords, relativeTime } from "../platform/time/times";
import type { AuditedToken } from "../tokens/audit/auditedToken";
import type { Concern, ConcernKind } from "../tokens/audit/concern";

/** The icon of each concern, told apart by its shape. */
export const concernIcons: Readonly<Record<ConcernKind, string>> = {
  dangling: "debug-disconnect",
  outlived: "history",
  fullAccess: "warning",
  canMint: "versions",
  expiresSoon: "watch",
  idle: "debug-pause",
  neverUsed: "circle-outline",
  duplicate: "copy",
};

/**
 * Names a concern, to be read without the token beside it.
 * @param kind of the concern.
 */
export function concernTitle(kind: ConcernKind): string {
  switch (kind) {
    case "dangling":
      return l10n.t("Resource gone");
    case "outlived":
      return l10n.t("Outlived");
    case "fullAccess":
      return l10n.t("Full access");
    case "canMint":
      return l10n.t("Can create tokens");
    case "expiresSoon":
      return l10n.t("Expires soon");
    case "idle":
      return l10n.t("Idle");
    case "neverUsed":
      return l10n.t("Never used");
    case "duplicate":
      return l10n.t("Duplicate");
  }
}

/**
 * Says a concern in the room of a row.
 * @returns undefined where the row's other words say it already.
 */
export function concernInShort(concern: Concern): string | undefined {
  switch (concern.kind) {
    case "dangling":
      return concern.entries.length === 1
        ? l10n.t("1 resource gone")
        : l10n.t("{0} resources gone", concern.entries.length);
    case "outlived":
      return l10n.t("outlived its lifetime");
    case "canMint":
      return l10n.t("can create tokens");
    case "idle":
      return l10n.t("idle");
    case "duplicate":
      return l10n.t('same as "{0}"', concern.of);
    case "fullAccess":
    case "expiresSoon":
    case "neverUsed":
      return undefined;
  }
}

/**
 * Says in a sentence why a token is worth looking at.
 * @param concern one of the token's.
 * @param token the token.
 * @param now the time to compare with.
 */
export function concernSentence(concern: Concern, { key }: Pick<AuditedToken, "key">, now: Date): string {
  switch (concern.kind) {
    case "dangling":
      return concern.entries.length === 1
        ? l10n.t("Its allow list names something that is gone, or hidden from you.")
        : l10n.t(
            "Its allow list names {0} things that are gone, or hidden from you.",
            concern.entries.length,
          );
    case "outlived":
      return l10n.t(
        "Use has moved its end beyond the {0} it was created for.",
        lifetimeInWords(key.lifetimeSeconds),
      );
    case "fullAccess":
      return l10n.t("It can do everything its owner can, now and in future.");
    case "canMint":
      return l10n.t("It can create tokens, even ones with full access.");
    case "expiresSoon":
      return l10n.t("It expires {0}, {1}.", relativeTime(key.expiresAt, now), absoluteTime(key.expiresAt));
    case "idle":
      return l10n.t("It was last used {0}.", relativeTime(concern.since, now));
    case "neverUsed":
      return l10n.t("It was created {0} and never used.", relativeTime(key.createdAt, now));
    case "duplicate":
      return concern.others === 1
        ? l10n.t('"{0}" can do the same.', concern.of)
        : l10n.t('"{0}" and {1} others can do the same.', concern.of, concern.others - 1);
  }
}
