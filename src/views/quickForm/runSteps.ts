import type { Draft } from "../../drafting/draft/draft";

/** The person wants the previous question. */
export const back = Symbol("back");
export type Back = typeof back;

/**
 * One question: takes the current draft, returns it with the answer and the next question; without a next
 * one, the questions end.
 */
export type Step = (
  draft: Draft,
  hasBack: boolean,
) => Promise<Back | { readonly draft: Draft; readonly next?: Step | undefined }>;

/**
 * Asks one question after the other; Back repeats the previous one with the draft as it was then.
 * @returns the completed draft.
 * @throws Cancelled if the person dismisses a question.
 */
export async function runSteps(first: Step, draft: Draft): Promise<Draft> {
  const path: { readonly step: Step; readonly draft: Draft }[] = [{ step: first, draft }];
  for (;;) {
    const now = path.at(-1);
    if (!now) return draft;
    const answer = await now.step(now.draft, path.length > 1);
    if (answer === back) {
      path.pop();
      continue;
    }
    if (answer.next === undefined) return answer.draft;
    // Offer the earlier answer again when the person comes back to this question.
    path[path.length - 1] = { step: now.step, draft: { ...now.draft, ...keptAnswers(answer.draft) } };
    path.push({ step: answer.next, draft: answer.draft });
  }
}

/**
 * The parts of an answer to keep when its question is asked again: name, lifetime and scopes, which are
 * tedious to choose again.
 */
function keptAnswers({ name, lifetime, scopes }: Draft): Partial<Draft> {
  return { name, lifetime, scopes };
}
