import type { CheckRules } from "../check/checkRules";
import type { Draft } from "../draft/draft";
import type { FormSetup } from "../draft/formSetup";

/** What the form is filled from; constant while the panel is open. */
export type Form = CheckRules & {
  readonly setup: FormSetup;
  readonly emptyDraft: Draft;
};
