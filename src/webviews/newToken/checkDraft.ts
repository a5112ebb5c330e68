import * as vscode from "vscode";
import {
  type AllowEntry,
  canonicalId,
  entryText,
  type Finding,
  type Grant,
  lifetimeProblem,
  lintGrant,
  maximumAllowEntries,
  nameProblems,
  parseAllowEntry,
  parseLifetime,
  requestable,
  type Result,
  summarize,
} from "../../core";
import { absoluteTime, relativeTime } from "../../platform/times";
import type { TokenRequest } from "../../tokens/mintIntent";
import type { Check, Draft, FieldName, ShownFinding } from "./contract";
import type { Form } from "./form";

/** A draft as the checks see it; `request` is there when it may be sent. */
export type CheckedDraft = {
  readonly draft: Draft;
  readonly check: Check;
  readonly findings: readonly Finding[];
  readonly request: TokenRequest | undefined;
};

/**
 * Checks everything a person has filled in, as they type. Nothing is asked of the server.
 * @param form what the deployment allows.
 * @param draft what is filled in.
 * @param turn of the page's message, given back with the check.
 * @param now for the date on which the token would end.
 */
export function checkDraft(form: Form, draft: Draft, turn: number, now: Date): CheckedDraft {
  const aboutName = nameProblems(draft.name.trim(), form.takenNames);
  const lifetime = checkLifetime(form, draft.lifetime);
  const scopes = checkScopes(form, draft);
  const entries = draft.reach === "only" ? draft.allowList.map(readEntry) : [];
  const problems = withoutEmpty({
    name: aboutName.find(({ severity }) => severity === "error")?.message,
    lifetime: lifetime.ok ? undefined : lifetime.error,
    scopes: scopes.ok ? undefined : scopes.error,
    allowList: listProblem(draft, entries),
  });
  const isSendable = Object.keys(problems).length === 0;
  const grant = grantOf(form, draft, entries);
  const findings = form.catalog.features.scopes && draft.scopes.length > 0 ? lint(form, grant) : [];
  return {
    draft,
    check: {
      turn,
      problems,
      entryProblems: entries.map((entry) => (entry.ok ? null : entry.error)),
      ends: lifetime.ok ? endSentence(lifetime.value, now) : "",
      summary: draft.scopes.length > 0 || !form.catalog.features.scopes ? summarize(form.catalog, grant) : "",
      // After the findings of the grant, since a fix names its finding by place.
      findings: [
        ...findings.map(shown),
        ...aboutName
          .filter(({ severity }) => severity === "warning")
          .map(({ severity, message }) => ({ severity, message, fixes: [] })),
      ],
      canSubmit: isSendable,
    },
    findings,
    request:
      isSendable && lifetime.ok
        ? { name: draft.name.trim(), lifetimeSeconds: lifetime.value, grant }
        : undefined,
  };
}

function lint(form: Form, grant: Grant): Finding[] {
  return lintGrant(form.catalog, grant, { userId: form.userId });
}

function checkLifetime(form: Form, text: string): Result<number> {
  const parsed = parseLifetime(text.trim());
  if (!parsed.ok) return parsed;
  const problem = lifetimeProblem(parsed.value, form.maximumSeconds);
  return problem === undefined ? parsed : { ok: false, error: problem };
}

function checkScopes(form: Form, { scopes }: Draft): Result<string[]> {
  if (!form.catalog.features.scopes) return { ok: true, value: [] };
  if (scopes.length === 0) {
    return {
      ok: false,
      error: vscode.l10n.t("Choose what the token may do: an empty list means full access."),
    };
  }
  for (const scope of scopes) {
    const canonical = requestable(form.catalog, scope);
    if (!canonical.ok) return canonical;
  }
  return { ok: true, value: scopes };
}

/** Ids in a form that servers keep and never match are made canonical here. */
function readEntry(text: string): Result<AllowEntry> {
  const parsed = parseAllowEntry(text);
  if (!parsed.ok) return parsed;
  const { type, id } = parsed.value;
  return { ok: true, value: { type, id: canonicalId(id) ?? id } };
}

function listProblem(draft: Draft, entries: readonly Result<AllowEntry>[]): string | undefined {
  if (draft.reach === "all") return undefined;
  if (entries.length === 0) {
    return vscode.l10n.t("Add what the token may reach: an empty list means everything.");
  }
  if (entries.length > maximumAllowEntries) {
    return vscode.l10n.t("{0} entries: a token can have at most {1}.", entries.length, maximumAllowEntries);
  }
  const bad = entries.filter(({ ok }) => !ok).length;
  return bad === 0 ? undefined : vscode.l10n.t("{0} of the entries cannot be sent.", bad);
}

function grantOf(form: Form, draft: Draft, entries: readonly Result<AllowEntry>[]): Grant {
  const scopes = form.catalog.features.scopes ? draft.scopes : ["coder:all"];
  return {
    scopes: scopes.map((scope) => {
      const canonical = requestable(form.catalog, scope);
      return canonical.ok ? canonical.value : scope;
    }),
    allowList: entries.flatMap((entry) => (entry.ok ? [entry.value] : [])),
  };
}

function endSentence(seconds: number, now: Date): string {
  const end = new Date(now.getTime() + seconds * 1000);
  if (Number.isNaN(end.getTime())) return "";
  return vscode.l10n.t("Ends {0}, {1}.", relativeTime(end, now), absoluteTime(end));
}

function shown({ severity, message, fixes }: Finding): ShownFinding {
  return { severity, message, fixes: fixes.map(({ title }) => title) };
}

function withoutEmpty(problems: Record<FieldName, string | undefined>): Check["problems"] {
  return Object.fromEntries(Object.entries(problems).filter(([, sentence]) => sentence !== undefined));
}

/**
 * Applies a fix that the person chose.
 * @param checked what is filled in, and the findings about it.
 * @param finding place of the finding.
 * @param fix place of the fix in the finding.
 * @returns the draft with the fix, or as it was when there is no such fix.
 */
export function applyFix({ draft, findings }: CheckedDraft, finding: number, fix: number): Draft {
  const grant = findings[finding]?.fixes[fix]?.grant;
  if (grant === undefined) return draft;
  return {
    ...draft,
    scopes: [...grant.scopes],
    reach: grant.allowList.length === 0 ? "all" : "only",
    allowList: grant.allowList.map(entryText),
  };
}
