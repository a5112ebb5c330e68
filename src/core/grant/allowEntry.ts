import * as l10n from "@vscode/l10n";
import { isKnownType, mayKnowType, type ResourceType } from "../release/resourceTypes";
import { parseServerVersion, type ServerVersion } from "../release/serverVersion";
import { type AllowEntry, splitAtColon } from "./grant";
import { canonicalId } from "./resourceId";
import { failure, type Result, success } from "./result";

/** Entries the server takes in one list, counted before duplicates are removed (coderd/rbac/allowlist.go). */
export const maximumAllowEntries = 128;

/** White space as the server trims it (Go's `unicode.IsSpace`): U+0085 as well. */
const outerSpace = /^[\s\x85]+|[\s\x85]+$/g;

/** What a catalog knows of the types of its deployment. */
type KnownTypes = {
  readonly resourceTypes: readonly ResourceType[];
  readonly release: ServerVersion;
  readonly serverVersion: string;
};

/**
 * Reads one allow-list entry, a text `type:id` or an object of that shape, and gives it as the server answers it:
 * trimmed, the id in lower case (codersdk/allowlist.go; seen on v2.35.1). Id forms that the server keeps and never
 * matches are read too: the linter names them. A catalog narrows the types to those that its deployment may know, without one
 * those of all known releases count. The error says which part is wrong.
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

/** Says that a list has more entries than the server takes. */
export function tooManyEntriesSentence(count: number): string {
  return l10n.t("{0} resources selected. The maximum is {1}.", count, maximumAllowEntries);
}
