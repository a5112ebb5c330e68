import type { Draft } from "../draft/draft";
import { detached, partsOf } from "../draft/draftStart";
import { checkFields } from "./checkFields";
import type { CheckContext, CheckedDraft, CheckRules } from "./checkRules";
import { sayDraftGrant } from "./sayDraftGrant";

/**
 * Checks everything a person has filled in, as they type. Sends nothing to the server.
 * @param rules what the deployment allows.
 * @param draft the form's content.
 * @param turn the turn of the page's message, returned with the check.
 * @param context the time, and names and roles as far as they are known.
 */
export function checkDraft(
  rules: CheckRules,
  draft: Draft,
  turn: number,
  context: CheckContext,
): CheckedDraft {
  return checkFields(rules, draft, turn, context, sayDraftGrant);
}

/**
 * Applies a fix that the person chose.
 * @param rules what the deployment allows.
 * @param checked the form's content, and the findings about it.
 * @param finding the position of the finding.
 * @param fix the position of the fix in the finding.
 * @returns the draft with the fix, or unchanged if there is no such fix.
 */
export function applyFix(
  rules: CheckRules,
  { draft, findings }: CheckedDraft,
  finding: number,
  fix: number,
): Draft {
  const grant = findings[finding]?.fixes[fix]?.grant;
  return grant === undefined ? draft : detached(rules, { ...draft, ...partsOf(grant) });
}
