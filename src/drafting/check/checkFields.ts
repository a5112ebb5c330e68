import * as l10n from "@vscode/l10n";
import type { Catalog } from "../../core/catalog/catalog";
import { requestable } from "../../core/catalog/requestable";
import { maximumAllowEntries, parseAllowEntry } from "../../core/grant/allowEntry";
import type { AllowEntry, Grant } from "../../core/grant/grant";
import { canonicalId } from "../../core/grant/resourceId";
import type { Result } from "../../core/grant/result";
import { type LifetimeContext, lifetimeProblem, parseLifetime } from "../../core/token/lifetime";
import { nameProblems } from "../../core/token/tokenName";
import { freeName } from "../../tokens/minting/freeName";
import type { Draft, FieldName } from "../draft/draft";
import { recipeOf } from "../draft/draftStart";
import type { CheckContext, CheckedDraft, CheckRules, SayDraftGrant } from "./checkRules";
import type { Check, ShownFinding } from "./draftCheck";
import { checkOpenTexts } from "./openTexts";

const saysNothing: SayDraftGrant = () => ({ summary: [], findings: [], shown: [] });

/**
 * Checks the fields of a draft. Sends nothing to the server.
 * @param rules what the deployment allows.
 * @param draft the form's content.
 * @param turn the turn of the page's message, returned with the check.
 * @param context the time, and names and roles as far as they are known.
 * @param say says what the draft grants. Without it, a draft that grants something may not be sent.
 */
export function checkFields(
  rules: CheckRules,
  draft: Draft,
  turn: number,
  {
    now,
    timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone,
    sayEnd,
    nameOf = () => undefined,
    searched = () => undefined,
    linkProblem = () => undefined,
    roles,
  }: CheckContext,
  say?: SayDraftGrant,
): CheckedDraft {
  const { catalog, owner } = rules;
  const name = draft.name.trim();
  const aboutName = nameProblems(name, rules.takenNames);
  const lifetime = checkLifetime(rules, draft.lifetime, { now, timeZone });
  const scopes = checkScopes(catalog, draft);
  const entries = draft.reach === "only" ? draft.allowList.map((text) => readEntry(catalog, text)) : [];
  const open = checkOpenTexts(rules, draft, { searched, linkProblem });
  // A recipe's scopes arrive with the choice it waits for; the person need not add any.
  const isToCome = open.isWaiting && draft.scopes.length === 0;
  // What is rotated goes to the server as it is, even if a release no longer offers some of it.
  const rotated = rules.succession?.how === "rotate" ? rules.succession.before : undefined;
  const problems = withoutEmpty({
    scopes: scopes.ok || isToCome || rotated ? undefined : scopes.error,
    allowList: isToCome || rotated ? undefined : listProblem(catalog, draft, entries),
    name: aboutName.find(({ severity }) => severity === "error")?.message,
    lifetime: lifetime.ok ? undefined : lifetime.error,
    ...open.problems,
  });
  const grant = rotated ?? grantOf(catalog, draft, entries);
  const isChosen = grantsSomething(catalog, draft);
  // An empty list would be drawn as no limit at all.
  const lacksList = draft.reach === "only" && grant.allowList.length === 0;
  const isGiven = isChosen && !lacksList;
  const lifetimeSeconds = lifetime.ok ? lifetime.value : undefined;
  const sayGiven = isGiven && say ? say : saysNothing;
  const said = sayGiven(rules, draft, grant, { lifetimeSeconds, nameOf, roles });
  const { summary, findings, shown, ...drawn } = said;
  const isSendable = Object.keys(problems).length === 0 && (!isGiven || say !== undefined);
  const free = freeName(name, rules.takenNames);
  return {
    draft,
    check: {
      turn,
      problems,
      entryProblems: entries.map((entry) => (entry.ok ? null : entry.error)),
      ends: lifetime.ok ? endSentence(lifetime.value, now, sayEnd) : "",
      ...(Object.keys(open.meant).length === 0 ? {} : { meant: open.meant }),
      ...(free === name ? {} : { freeName: free }),
      summary: isChosen && lacksList ? [l10n.t("Nothing yet. Select at least one resource.")] : summary,
      ...drawn,
      // After the findings of the grant, since a fix identifies its finding by position.
      findings: [
        ...shown,
        ...sayRoleLimits(rules, draft, roles),
        ...aboutName
          .filter(({ severity }) => severity === "warning")
          .map(({ severity, message }) => ({ severity, message, fixes: [] })),
      ],
      canSubmit: isSendable,
    },
    findings,
    request:
      isSendable && lifetimeSeconds !== undefined
        ? { ...(owner ? { owner } : {}), name, lifetimeSeconds, grant }
        : undefined,
  };
}

/** Whether a draft has scopes, or is for a deployment without any, where each token can do everything. */
export function grantsSomething({ features }: Catalog, { scopes }: Draft): boolean {
  return scopes.length > 0 || !features.scopes;
}

/**
 * What a recipe's scopes allow but the owner's role prevents, as far as that is known; a recipe does not warn
 * people of what their own role may or may not prevent.
 */
function sayRoleLimits(rules: CheckRules, { start }: Draft, roles: CheckContext["roles"]): ShownFinding[] {
  return (recipeOf(rules, start)?.roleLimits ?? [])
    .filter(({ permission }) => rules.owner !== undefined || roles?.get(permission) === false)
    .map(({ without }) => ({ severity: rules.owner ? "hint" : "warning", message: without, fixes: [] }));
}

function checkLifetime(
  { maximumSeconds }: CheckRules,
  text: string,
  context: LifetimeContext,
): Result<number> {
  const parsed = parseLifetime(text, { ...context, maximumSeconds });
  if (!parsed.ok) return parsed;
  const problem = lifetimeProblem(parsed.value, maximumSeconds);
  return problem === undefined ? parsed : { ok: false, error: problem };
}

function checkScopes(catalog: Catalog, { scopes }: Draft): Result<string[]> {
  if (!catalog.features.scopes) return { ok: true, value: [] };
  if (scopes.length === 0) {
    return {
      ok: false,
      error: l10n.t("Select at least one scope."),
    };
  }
  for (const scope of scopes) {
    const canonical = requestable(catalog, scope);
    if (!canonical.ok) return canonical;
  }
  return { ok: true, value: scopes };
}

/** Makes IDs canonical if servers would store their form but never match it. */
function readEntry(catalog: Catalog, text: string): Result<AllowEntry> {
  const parsed = parseAllowEntry(text, catalog);
  if (!parsed.ok) return parsed;
  const { type, id } = parsed.value;
  return { ok: true, value: { type, id: canonicalId(id) ?? id } };
}

function listProblem(
  { features }: Catalog,
  draft: Draft,
  entries: readonly Result<AllowEntry>[],
): string | undefined {
  if (draft.reach === "all") return undefined;
  if (!features.allowLists) return l10n.t("This deployment can't limit tokens to specific resources.");
  if (entries.length === 0) return l10n.t("Select at least one resource.");

  if (entries.length > maximumAllowEntries)
    return l10n.t("{0} resources selected. The maximum is {1}.", entries.length, maximumAllowEntries);

  const bad = entries.filter(({ ok }) => !ok).length;
  return bad === 0 ? undefined : l10n.t("Invalid entries: {0}.", bad);
}

function grantOf(catalog: Catalog, draft: Draft, entries: readonly Result<AllowEntry>[]): Grant {
  const scopes = catalog.features.scopes ? draft.scopes : ["coder:all"];
  return {
    scopes: scopes.map((scope) => {
      const canonical = requestable(catalog, scope);
      return canonical.ok ? canonical.value : scope;
    }),
    allowList: entries.flatMap((entry) => (entry.ok ? [entry.value] : [])),
  };
}

function endSentence(seconds: number, now: Date, sayEnd: CheckContext["sayEnd"]): string {
  const end = new Date(now.getTime() + seconds * 1000);
  return Number.isNaN(end.getTime()) ? "" : sayEnd(end, now);
}

function withoutEmpty(problems: Partial<Record<FieldName, string | undefined>>): Check["problems"] {
  return Object.fromEntries(Object.entries(problems).filter(([, sentence]) => sentence !== undefined));
}
