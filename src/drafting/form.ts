import type { CheckRules } from "./checkRules";
import type { Draft } from "./draft";
import type { FormSetup } from "./formSetup";

/** What the form is filled from; it does not change while the panel is open. */
export type Form = CheckRules & {
  readonly setup: FormSetup;
  readonly emptyDraft: Draft;
};
