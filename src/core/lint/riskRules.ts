import * as l10n from "@vscode/l10n";
import { formatLifetime } from "../lifetime";
import { admitsAll, grantsAction, readsOwnUser, type Facts } from "./facts";
import type { Finding } from "./finding";

/** A token that can create tokens: the server does not compare the new one with the old (seen on v2.35.1). */
export function canMintBroader(facts: Facts): Finding[] {
  if (isFull(facts) || !canMintTokens(facts)) return [];
  return [
    {
      kind: "can-mint-broader-tokens",
      severity: "warning",
      message: l10n.t("Whoever holds this token can create tokens that can do everything."),
      entries: facts.scopes.filter((name) =>
        /^(api_key:(\*|create)|coder:(all|apikeys\.manage_self))$/.test(name),
      ),
      fixes: [],
    },
  ];
}

function canMintTokens(facts: Facts): boolean {
  return readsOwnUser(facts) && grantsAction(facts, "api_key", "create") && admitsAll(facts, "api_key");
}

function isFull(facts: Facts): boolean {
  return facts.full && !facts.restricted;
}

/** Full access, asked for by name. */
export function fullAccess(facts: Facts): Finding[] {
  if (!isFull(facts) || facts.grant.scopes.length === 0) return [];
  return [
    {
      kind: "full-access",
      severity: "warning",
      message: l10n.t("This token can do everything you can."),
      entries: ["coder:all"],
      fixes: [],
    },
  ];
}

/** Wildcards hold the actions of later releases, too. */
export function growingWildcards(facts: Facts): Finding[] {
  const wildcards = facts.scopes.filter((name) => name.endsWith(":*"));
  if (wildcards.length === 0) return [];
  return [
    {
      kind: "wildcard-grows-with-upgrades",
      severity: "hint",
      message: l10n.t("{0} also grants what later releases add.", wildcards.join(", ")),
      entries: wildcards,
      fixes: [],
    },
  ];
}

const day = 86_400;

/** A lifetime longer than such a grant seems to need: 30 days for great power, a year for any. */
export function longLifetime(facts: Facts): Finding[] {
  const { lifetimeSeconds } = facts.context;
  if (lifetimeSeconds === undefined) return [];
  const powerful = isFull(facts) || canMintTokens(facts);
  if (lifetimeSeconds <= (powerful ? 30 : 365) * day) return [];
  return [
    {
      kind: "lifetime-longer-than-needed",
      severity: "hint",
      message: powerful
        ? l10n.t("{0} is long for a token that can do so much.", formatLifetime(lifetimeSeconds))
        : l10n.t("{0} is long; a shorter token can be made anew.", formatLifetime(lifetimeSeconds)),
      entries: [],
      fixes: [],
    },
  ];
}
