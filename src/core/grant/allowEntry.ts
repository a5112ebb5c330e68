import * as l10n from "@vscode/l10n";
import { isKnownType, mayKnowType, type ResourceType } from "../release/resourceTypes";
import { parseServerVersion, type ServerVersion } from "../release/serverVersion";
import { type AllowEntry, splitAtColon } from "./grant";
import { canonicalId } from "./resourceId";
import { failure, type Result, success } from "./result";

/**
 * The number of entries the server accepts in one list, counted before duplicates are removed
 * (coderd/rbac/allowlist.go).
 */
export const maximumAllowEntries = 128;

/** White space that the server trims (Go's `unicode.IsSpace`), which includes U+0085. */
const outerSpace = /^[\s\x85]+|[\s\x85]+$/g;

/** What a catalog knows about the types of its deployment. */
type KnownTypes = {
  readonly resourceTypes: readonly ResourceType[];
  readonly release: ServerVersion;
  readonly serverVersion: string;
};

/**
 * Parses one allow-list entry, a string `type:id` or an object of that shape, and returns it the way the
 * server does: trimmed, with the ID in lower case (codersdk/allowlist.go; seen on v2.35.1). It also accepts
 * ID forms that the server stores but never matches: the linter reports those. A catalog restricts the types
 * to those that its deployment may know; without one, the types of all known releases count. The error names
 * the invalid part.
 */
export function parseAllowEntry(input: string | AllowEntry, catalog?: KnownTypes): Result<AllowEntry> {
  const parts = typeof input === "string" ? splitEntry(input) : objectParts(input);
  if (!parts) return failure(l10n.t("Enter a type and an ID, for example workspace:*."));
  const { type } = parts;
  if (!(catalog ? mayBeTaken(catalog, type) : isKnownType(type)))
    return failure(l10n.t("This deployment has no resource type {0}.", type));
  if (parts.id !== "*" && canonicalId(parts.id) === undefined)
    return failure(l10n.t("{0} is neither a UUID nor *.", parts.id));

  return success({ type, id: parts.id.toLowerCase() });
}

function mayBeTaken({ resourceTypes, release, serverVersion }: KnownTypes, type: string): boolean {
  return (
    type === "*" ||
    resourceTypes.some((each) => each.type === type) ||
    mayKnowType(type, release, parseServerVersion(serverVersion) !== undefined)
  );
}

function splitEntry(text: string): AllowEntry | undefined {
  const [type, id] = splitAtColon(text.replace(outerSpace, ""));
  return type === "" || id === "" ? undefined : { type, id };
}

function objectParts(input: { type?: unknown; id?: unknown } | null): AllowEntry | undefined {
  const { type, id } = input ?? {};
  return typeof type === "string" && typeof id === "string" ? splitEntry(`${type}:${id}`) : undefined;
}

/** Explains that a list has more entries than the server accepts. */
export function tooManyEntriesSentence(count: number): string {
  return l10n.t("{0} resources selected. The maximum is {1}.", count, maximumAllowEntries);
}
