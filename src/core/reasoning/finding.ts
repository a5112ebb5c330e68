import type { Grant } from "../grant/grant";

/**
 * `error`: the token will not do what was asked. `warning`: it will, with a pitfall. `hint`: worth knowing.
 */
export type Severity = "error" | "warning" | "hint";

/** A change that resolves a finding. */
export type Fix = {
  /** What it does, as a button label. A fix that widens the grant says so here. */
  readonly title: string;
  /** The grant after the change. */
  readonly grant: Grant;
  /** Whether the changed grant permits something that the original did not. */
  readonly widens: boolean;
};

/** A single finding of the linter about a grant. */
export type Finding = {
  /** The name of the rule, such as `unknown-scope`. */
  readonly kind: string;
  readonly severity: Severity;
  /** A sentence for people. */
  readonly message: string;
  /** The scopes and allow-list entries (`type:id`) it is about, as written. */
  readonly entries: string[];
  readonly fixes: Fix[];
};

/** What is known about the token apart from its grant. */
export type LintContext = {
  /** The ID of the token's future owner. */
  readonly userId?: string;
  /** The name of that user, if that is somebody other than the person who asks. */
  readonly otherOwner?: string | undefined;
  /** The requested lifetime, in seconds. */
  readonly lifetimeSeconds?: number;
  /**
   * The grant as a recipe built it. The recipe itself explains it, so the linter reports only what was
   * changed since.
   */
  readonly recipeGrant?: Grant;
};

/**
 * Creates a finding about some scopes or entries, or nothing if there are none. The message may contain `{0}`
 * for their names. Fixes are computed only if there is a finding.
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

/** Creates a finding; entries and fixes default to none. */
export function finding(
  kind: string,
  severity: Severity,
  message: string,
  entries: string[] = [],
  fixes: Fix[] = [],
): Finding {
  return { kind, severity, message, entries, fixes };
}
