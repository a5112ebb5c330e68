import * as l10n from "@vscode/l10n";
import type { AllowEntry, Grant } from "../../core/grant/grant";
import type { Finding } from "../../core/reasoning/finding";
import { sayGrant, sayName, sayThing, withNames } from "../../presentation/grantSentences";
import { buildPicture } from "../../presentation/picture/buildPicture";
import type { Owner } from "../../tokens/key/tokenRequest";
import type { Draft } from "../draft/draft";
import { recipeGrantOf } from "../draft/draftStart";
import { changesOf } from "../succession/changes";
import type { CheckRules, GrantFacts, SaidOfGrant } from "./checkRules";
import type { ShownFinding } from "./draftCheck";
import { findingsOf } from "./findings";
import { type FormFinding, groupFindings } from "./groupFindings";

/**
 * Says what a draft's grant can do, and what the linter finds about it.
 * @param rules what the deployment allows.
 * @param draft the form's content.
 * @param grant what it grants, which is something.
 * @param facts the lifetime, and names and roles as far as they are known.
 */
export function sayDraftGrant(
  rules: CheckRules,
  draft: Draft,
  grant: Grant,
  { lifetimeSeconds, nameOf, roles }: GrantFacts,
): SaidOfGrant {
  const { catalog, owner, userId, succession } = rules;
  const selfId = owner ? "" : userId;
  const recipeGrant = recipeGrantOf(rules, draft);
  const lintContext = {
    ...(userId === "" ? {} : { userId }),
    ...(lifetimeSeconds === undefined ? {} : { lifetimeSeconds }),
    ...(recipeGrant ? { recipeGrant } : {}),
    otherOwner: owner?.username,
  };
  const all =
    catalog.features.scopes && succession?.how !== "rotate" ? findingsOf(catalog, grant, lintContext) : [];
  const findings = groupFindings(catalog, grant, all, lintContext);
  const sayIn = (text: string): string => withNames(text, namedEntries(grant, all), selfId, nameOf);
  return {
    summary: [...sayGrant(catalog, grant, userId, selfId, nameOf, owner?.username), ...sayOwner(owner)],
    picture: buildPicture(catalog, grant, {
      findings: all,
      roles: owner ? undefined : roles,
      nameOf: (entry) => sayName(entry, selfId, nameOf),
      ownerId: userId,
      otherOwner: owner?.username,
    }),
    ...(succession
      ? { changes: changesOf(catalog, succession.before, grant, (entry) => sayThing(entry, selfId, nameOf)) }
      : {}),
    findings,
    shown: findings.map((finding) => shown(finding, sayIn)),
  };
}

/** We cannot ask what another person's role allows. */
function sayOwner(owner: Owner | undefined): string[] {
  return owner
    ? [l10n.t("Acts on behalf of {0}. Their role may not allow everything shown here.", owner.username)]
    : [];
}

function namedEntries({ allowList }: Grant, findings: readonly Finding[]): AllowEntry[] {
  return [...allowList, ...findings.flatMap(({ fixes }) => fixes.flatMap(({ grant }) => grant.allowList))];
}

function shown(
  { severity, message, fixes, details, entries }: FormFinding,
  sayIn: (text: string) => string,
): ShownFinding {
  const isAboutList = entries.some((entry) => /^[a-z_*]+:([0-9a-f-]{36}|\*)$/i.test(entry));
  return {
    severity,
    message: sayIn(message),
    fixes: fixes.map(({ title }) => sayIn(title)),
    ...(details.length === 0 ? {} : { details: details.map(sayIn) }),
    ...(severity === "error" ? { field: isAboutList ? ("allowList" as const) : ("scopes" as const) } : {}),
    ...(fixes.length > 0 && fixes.every(({ widens }) => widens) ? { isOnlyBroader: true } : {}),
  };
}
