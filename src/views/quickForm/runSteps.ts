import type { Draft } from "../../drafting/draft/draft";

/** The person wants the question before. */
export const back = Symbol("back");
export type Back = typeof back;

/** One question: takes what is filled in, gives it with the answer, and what comes next; nothing next ends the questions. */
export type Step = (
  draft: Draft,
  hasBack: boolean,
) => Promise<Back | { readonly draft: Draft; readonly next?: Step | undefined }>;

/**
 * Asks one question after the other; Back asks the one before again, with what was filled in then.
 * @returns what was filled in.
 * @throws Cancelled when the person leaves.
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
    // What was answered is offered again when the person comes back to this question.
    path[path.length - 1] = { step: now.step, draft: { ...now.draft, ...keptAnswers(answer.draft) } };
    path.push({ step: answer.next, draft: answer.draft });
  }
}

/** What an answer may keep when its question is asked again: a name or lifetime, and scopes, which hurt to choose anew. */
function keptAnswers({ name, lifetime, scopes }: Draft): Partial<Draft> {
  return { name, lifetime, scopes };
}
