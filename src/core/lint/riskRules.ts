import * as l10n from "@vscode/l10n";
import { formatLifetime } from "../lifetime";
import { mints } from "../power";
import type { Facts } from "./facts";
import { finding, type Finding } from "./finding";

/** A token that can create tokens: the server does not compare the new one with the old (seen on v2.35.1). */
export function canMintBroader(facts: Facts): Finding[] {
  if (isFull(facts) || !mints(facts)) return [];
  const message = l10n.t("Whoever holds this token can create one that can do everything.");
  const scopes = facts.scopes.filter((name) =>
    ["coder:all", "coder:apikeys.manage_self", "api_key:*", "api_key:create"].includes(name),
  );
  return [finding("can-mint-broader-tokens", "warning", message, scopes)];
}

function isFull({ full, restricted }: Facts): boolean {
  return full && !restricted;
}

/** Full access, asked for by name. */
export function fullAccess(facts: Facts): Finding[] {
  if (!isFull(facts) || facts.grant.scopes.length === 0) return [];
  return [finding("full-access", "warning", l10n.t("This token can do everything you can."), ["coder:all"])];
}

/** Wildcards hold the actions of later releases, too. */
export function growingWildcards({ scopes }: Facts): Finding[] {
  const wildcards = scopes.filter((name) => name.endsWith(":*"));
  if (wildcards.length === 0) return [];
  const message = l10n.t("{0} also grants what later releases add.", wildcards.join(", "));
  return [finding("wildcard-grows-with-upgrades", "hint", message, wildcards)];
}

const day = 86_400;

/** A lifetime longer than such a grant seems to need: 30 days for great power, a year for any. */
export function longLifetime(facts: Facts): Finding[] {
  const { lifetimeSeconds = 0 } = facts.context;
  const limit = isFull(facts) || mints(facts) ? 30 * day : 365 * day;
  if (lifetimeSeconds <= limit) return [];
  const message = l10n.t(
    "{0} is long for such a token; {1} is safer.",
    formatLifetime(lifetimeSeconds),
    formatLifetime(limit),
  );
  return [finding("lifetime-longer-than-needed", "hint", message)];
}
