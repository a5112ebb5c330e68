import type { DeploymentHref } from "../../coder/api/deployment";
import type { Draft } from "../../drafting/draft/draft";
import type { Drafts } from "../../drafting/draft/drafts";
import { draftFrom } from "../../drafting/draft/draftStart";
import type { NewTokenStart } from "../../drafting/draft/newTokenStart";
import type { TaskStart } from "../../drafting/draft/taskStart";
import { quietly } from "../../platform/background";

/** What a form begins with, and what is kept of it for the next one. */
export type KeptDraft = {
  /** The initial content of the fields; undefined if there is none. */
  readonly given: () => Draft | undefined;
  /** Whether the initial content is what the person left earlier. */
  readonly isOwn: boolean;
  readonly keep: (draft: Draft) => void;
  readonly forget: () => Promise<void>;
};

/**
 * Keeps the draft of a form that was opened empty; one that was opened for something begins with that each
 * time, and leaves what was left of the other alone.
 * @param drafts where drafts are kept.
 * @param deployment whose draft it is.
 * @param start how the form was opened; undefined if empty.
 */
export function keptDraft(
  drafts: Drafts,
  deployment: DeploymentHref,
  start: NewTokenStart | TaskStart | undefined,
): KeptDraft {
  if (start) {
    return {
      given: () => (start.from ? draftFrom(start) : undefined),
      isOwn: false,
      keep: () => undefined,
      forget: () => Promise.resolve(),
    };
  }
  return {
    given: () => drafts.get(deployment),
    isOwn: true,
    keep: (draft) => quietly("Keeping the draft", drafts.set(deployment, draft)),
    forget: () => drafts.set(deployment, undefined),
  };
}
