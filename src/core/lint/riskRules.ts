import * as l10n from "@vscode/l10n";
import type { Facts } from "../reasoning/facts";
import { type Finding, finding, findingAbout } from "../reasoning/finding";
import { mints } from "../reasoning/power";
import { formatLifetime } from "../token/formatLifetime";

/**
 * Reports a token that can create tokens: the server does not compare the new one with the old (seen on
 * v2.35.1).
 */
export function canMintBroader(facts: Facts): Finding[] {
  return findingAbout(
    "can-mint-broader-tokens",
    "warning",
    isFull(facts) || !mints(facts)
      ? []
      : facts.scopes.filter((name) => /^(coder:a(ll|pikeys.*)|api_key:(\*|create))$/.test(name)),
    () => l10n.t("Anyone with this token can create more tokens, including full-access ones."),
  );
}

function isFull({ full, restricted }: Facts): boolean {
  return full && !restricted;
}

/** Reports full access, requested by name. */
export function fullAccess(facts: Facts): Finding[] {
  return findingAbout("full-access", "warning", isFull(facts) ? facts.grant.scopes : [], () =>
    l10n.t("This token has full access."),
  );
}

/** Reports wildcards, which include the actions of later releases. */
export function growingWildcards({ scopes }: Facts): Finding[] {
  return findingAbout(
    "wildcard-grows-with-upgrades",
    "hint",
    scopes.filter((name) => name.endsWith(":*")),
    (names) => l10n.t("{0} will include permissions added in later Coder releases.", names),
  );
}

/** Reports a lifetime longer than such a grant seems to need: 30 days for a powerful one, a year for any. */
export function longLifetime(facts: Facts): Finding[] {
  const { lifetimeSeconds = 0 } = facts.context;
  const limit = (isFull(facts) || mints(facts) ? 30 : 365) * 86_400;
  if (lifetimeSeconds <= limit) return [];
  const [lifetime, enough] = [lifetimeSeconds, limit].map(formatLifetime);
  const message = l10n.t(
    "{0} is a long lifetime for this much access. Consider {1}.",
    lifetime ?? "",
    enough ?? "",
  );
  return [finding("lifetime-longer-than-needed", "hint", message)];
}
