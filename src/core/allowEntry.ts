import * as l10n from "@vscode/l10n";
import type { AllowEntry } from "./grant";
import { canonicalId } from "./resourceId";
import { isKnownType, type ResourceType } from "./resourceTypes";
import { failure, success, type Result } from "./result";

/** White space as the server trims it (Go's `unicode.IsSpace`): U+0085 as well. */
const outerSpace = /^[\s\x85]+|[\s\x85]+$/g;

/**
 * Reads one allow-list entry, a text `type:id` or an object of that shape, and gives it as the server answers it:
 * trimmed, the id in lower case (codersdk/allowlist.go; seen on v2.35.1). Id forms that the server keeps and never
 * matches are read too: the linter names them. A catalog narrows the types to those of its deployment, without one those
 * of v2.35.1 count. The error says which part is wrong.
 */
export function parseAllowEntry(
  input: string | AllowEntry,
  catalog?: { resourceTypes: readonly ResourceType[] },
): Result<AllowEntry> {
  const parts = typeof input === "string" ? splitEntry(input) : objectParts(input);
  if (!parts)
    return failure(l10n.t("An entry is written type:id, such as workspace:* or workspace and a UUID."));
  const { type } = parts;
  const known = catalog
    ? catalog.resourceTypes.some((each) => each.type === type) || type === "*"
    : isKnownType(type);
  if (!known) return failure(l10n.t("“{0}” is no resource type of this deployment.", type));
  if (parts.id !== "*" && canonicalId(parts.id) === undefined) {
    return failure(l10n.t("“{0}” is neither a UUID nor *.", parts.id));
  }
  return success({ type, id: parts.id.toLowerCase() });
}

/** Splits a text at its first colon, outer white space aside; `undefined` if a half is missing. */
export function splitEntry(text: string): AllowEntry | undefined {
  const trimmed = text.replace(outerSpace, "");
  const colon = trimmed.indexOf(":");
  const type = trimmed.slice(0, Math.max(colon, 0));
  const id = trimmed.slice(colon + 1);
  return type === "" || id === "" ? undefined : { type, id };
}

function objectParts(input: unknown): AllowEntry | undefined {
  if (typeof input !== "object" || input === null || Array.isArray(input)) return undefined;
  const { type, id } = input as Partial<Record<keyof AllowEntry, unknown>>;
  if (typeof type !== "string" || typeof id !== "string") return undefined;
  return splitEntry(`${type}:${id}`);
}
