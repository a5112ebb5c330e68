import type { Grant } from "../grant/grant";

/** `error`: it will not do what was asked. `warning`: it does, with a trap. `hint`: worth knowing. */
export type Severity = "error" | "warning" | "hint";

/** A change that mends a finding. */
export type Fix = {
  /** What it does, as a button says it. A fix that widens the grant says so here. */
  readonly title: string;
  /** The grant after the change. */
  readonly grant: Grant;
  /** The grant permits something after the change that it did not permit before. */
  readonly widens: boolean;
};

/** One thing the linter says about a grant. */
export type Finding = {
  /** The name of the rule, such as `unknown-scope`. */
  readonly kind: string;
  readonly severity: Severity;
  /** A sentence for a person. */
  readonly message: string;
  /** The scopes and allow-list entries (`type:id`) it is about, as they were written. */
  readonly entries: string[];
  readonly fixes: Fix[];
};

/** What is known about the token beside its grant. */
export type LintContext = {
  /** The id of the user who will own the token. */
  readonly userId?: string;
  /** The name of that user, when that is another person than the one who asks. */
  readonly otherOwner?: string | undefined;
  /** The lifetime asked for, in seconds. */
  readonly lifetimeSeconds?: number;
  /** The grant as a recipe built it. The recipe says itself what there is to know of that: only what was changed since is told. */
  readonly recipeGrant?: Grant;
};

/**
 * Makes the finding about some scopes or entries, or none if there are none of them. The message may hold `{0}` for their names.
 * Fixes are worked out only when there is a finding.
 */
export function findingAbout(
  kind: string,
  severity: Severity,
  entries: string[],
  message: (names: string) => string,
  fixes?: () => Fix[],
): Finding[] {
  return entries.length === 0
    ? []
    : [finding(kind, severity, message(entries.join(", ")), entries, fixes?.())];
}

/** Makes a finding; entries and fixes are none unless given. */
export function finding(
  kind: string,
  severity: Severity,
  message: string,
  entries: string[] = [],
  fixes: Fix[] = [],
): Finding {
  return { kind, severity, message, entries, fixes };
}
