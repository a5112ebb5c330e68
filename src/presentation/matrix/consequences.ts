import type { Finding } from "../../core/reasoning/finding";

/** What the server makes of a permission that is granted. */
export type Consequence = {
  readonly sentence: string;
  /** It cannot be used at all; else only a part of it. */
  readonly isFatal: boolean;
};

/** Things whose routes lead over the token's own user. */
const belowUser = ["api_key", "user_secret", "user_skill"];

/** Which permissions the findings of these kinds concern, beside those that they name. */
const concerned: Readonly<Record<string, (type: string, action: string, finding: Finding) => boolean>> = {
  "template-id-breaks-workspace": (type) => type === "workspace",
  "workspace-needs-template": (type, action) => type === "workspace" && action === "read",
  "cannot-identify-itself": (type) => belowUser.includes(type),
  "action-without-read": (type, action, { entries }) => entries.includes(`${type}:${action}`),
  "list-fails-with-id": (type, action, { entries }) =>
    action === "read" && entries.some((entry) => entry.startsWith(`${type}:`)),
};

/** Kinds that leave a part of the permission in use. */
const partial = ["list-fails-with-id"];

/**
 * Finds what the server makes of a granted permission, going by what the linter found.
 * @returns the worst consequence, or undefined when there is none.
 */
export function consequenceOf(
  findings: readonly Finding[],
  type: string,
  action: string,
): Consequence | undefined {
  const found = findings.filter((finding) => concerned[finding.kind]?.(type, action, finding) ?? false);
  const worst = found.find(({ kind }) => !partial.includes(kind)) ?? found[0];
  return worst && { sentence: worst.message, isFatal: !partial.includes(worst.kind) };
}
