import * as l10n from "@vscode/l10n";
import { absoluteTime, lifetimeInWords, relativeTime } from "../platform/time/times";
import type { Concern } from "../tokens/audit/concern";
import type { ListedToken } from "./token/listedToken";
import { everythingSentence, ownerOf } from "./token/ownerOf";

/**
 * Explains in a sentence why a token is worth looking at.
 * @param concern one of the token's concerns.
 * @param token the token.
 */
export function concernSentence(concern: Concern, token: ListedToken): string {
  const { key } = token;
  const { now } = token.context;
  switch (concern.kind) {
    case "dangling":
      return concern.entries.length === 1
        ? l10n.t("One of its resources was deleted, or you can't see it.")
        : l10n.t("{0} of its resources were deleted, or you can't see them.", concern.entries.length);
    case "outlived":
      return l10n.t(
        "Using it has extended its lifetime beyond the original {0}.",
        lifetimeInWords(key.lifetimeSeconds),
      );
    case "fullAccess":
      return everythingSentence(ownerOf(token)?.username);
    case "canMint":
      return l10n.t("Can create tokens, including full-access ones.");
    case "expiresSoon":
      return l10n.t("It expires {0}, {1}.", relativeTime(key.expiresAt, now), absoluteTime(key.expiresAt));
    case "idle":
      return l10n.t("It was last used {0}.", relativeTime(concern.since, now));
    case "neverUsed":
      return l10n.t("It was created {0} and never used.", relativeTime(key.createdAt, now));
    case "duplicate":
      return concern.others === 1
        ? l10n.t('"{0}" has the same permissions.', concern.of)
        : l10n.t('"{0}" and {1} more have the same permissions.', concern.of, concern.others - 1);
  }
}
