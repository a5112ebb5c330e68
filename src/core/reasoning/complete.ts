import type { Catalog } from "../catalog/catalog";
import type { AllowEntry, Grant } from "../grant/grant";
import { hasIds } from "../release/resourceTypes";
import { admitsByIdOnly, entriesOn, type Facts, factsOf, grantedTypes, grantsAction } from "./facts";
import type { LintContext } from "./finding";
import { addEntries } from "./fixes";

/**
 * Adds to the allow list exactly what its scopes need to take effect, and nothing more: an entry for each
 * type that has none (the owner's own ID for a user), `template:*` if a template's ID would make the server
 * fail, and `type:*` if IDs can never match. What a person limited by ID stays limited. Returns a grant that
 * lacks nothing unchanged.
 */
export function completeGrant(catalog: Catalog, grant: Grant, context: LintContext = {}): Grant {
  const missing = missingEntries(factsOf(catalog, grant, context));
  return missing.length === 0 ? grant : { ...grant, allowList: addEntries(grant.allowList, missing) };
}

/** Returns the entries that {@link completeGrant} adds. */
export function missingEntries(facts: Facts): AllowEntry[] {
  if (!facts.restricted) return [];
  const missing = grantedTypes(facts)
    .filter((type) => !hasUsableEntry(facts, type) || onlyCreatesById(facts, type))
    .map((type) => entryFor(facts, type));
  if (templateIdBreaksWorkspaces(facts, missing)) missing.push({ type: "template", id: "*" });
  return missing.filter(
    ({ type, id }, index) => missing.findIndex((other) => other.type === type && other.id === id) === index,
  );
}

/**
 * Whether some entry has a form that can admit a resource of this type; a wrong ID is for the person to fix.
 */
function hasUsableEntry(facts: Facts, type: string): boolean {
  return entriesOn(facts, type).some(({ id }) => id === "*" || hasIds(type));
}

/**
 * Whether the only permission on a type is to create while only IDs are admitted, which no new resource can
 * have. On a listed template, creating means pushing versions (seen on v2.35.1).
 */
function onlyCreatesById(facts: Facts, type: string): boolean {
  if (type === "template") return false;
  const granted = facts.permissions.filter((permission) => permission.type === type);
  return admitsByIdOnly(facts, type) && granted.every(({ action }) => action === "create");
}

/**
 * Whether the server would answer 500 to reading a workspace, with these entries added: templates admitted by
 * ID only, together with an admitted workspace, make its query ambiguous (every known release since v2.28.0).
 */
export function templateIdBreaksWorkspaces(facts: Facts, added: readonly AllowEntry[] = []): boolean {
  return (
    facts.catalog.features.idListDefect !== "no" &&
    grantsAction(facts, "workspace", "read") &&
    grantsAction(facts, "template", "read") &&
    (entriesOn(facts, "workspace").length > 0 || added.some(({ type }) => type === "workspace")) &&
    admitsByIdOnly(facts, "template")
  );
}

function entryFor(facts: Facts, type: string): AllowEntry {
  const ownId = type === "user" || type === "organization_member" ? facts.context.userId : undefined;
  return { type, id: ownId ?? "*" };
}
