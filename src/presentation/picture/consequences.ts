import type { Finding } from "../../core/reasoning/finding";

/** What the server does with a permission that is granted. */
export type Consequence = {
  readonly sentence: string;
  /** The permission cannot be used at all; otherwise a part of it cannot. */
  readonly isFatal: boolean;
};

/** Resources whose routes lead through the token's own user. */
const belowUser = ["api_key", "user_secret", "user_skill"];

/** Which permissions the findings of these kinds concern, apart from those that they name. */
const concerned: Readonly<Record<string, (type: string, action: string, finding: Finding) => boolean>> = {
  "template-id-breaks-workspace": (type) => type === "workspace",
  "workspace-needs-template": (type, action) => type === "workspace" && action === "read",
  "cannot-identify-itself": (type) => belowUser.includes(type),
  "action-without-read": (type, action, { entries }) => entries.includes(`${type}:${action}`),
  "list-fails-with-id": (type, action, { entries }) =>
    action === "read" && entries.some((entry) => entry.startsWith(`${type}:`)),
};

/** Kinds that leave a part of the permission usable. */
const partial = ["list-fails-with-id"];

/**
 * Determines what the server does with a granted permission, according to the linter's findings.
 * @returns the worst consequence, or undefined if there is none.
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
