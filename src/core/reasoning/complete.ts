import type { Catalog } from "../catalog/catalog";
import type { AllowEntry, Grant } from "../grant/grant";
import { hasIds } from "../release/resourceTypes";
import { admitsByIdOnly, entriesOn, type Facts, factsOf, grantedTypes, grantsAction } from "./facts";
import type { LintContext } from "./finding";
import { addEntries } from "./fixes";

/**
 * Adds to the allow list exactly what its scopes need to come to life, and nothing more: an entry for each type that has
 * none (the owner's own id for a user), `template:*` where a template's id would make the server fail, and `type:*` where
 * ids can never match. What a person limited by id stays limited. A grant that lacks nothing comes back as it is.
 */
export function completeGrant(catalog: Catalog, grant: Grant, context: LintContext = {}): Grant {
  const missing = missingEntries(factsOf(catalog, grant, context));
  return missing.length === 0 ? grant : { ...grant, allowList: addEntries(grant.allowList, missing) };
}

/** The entries that {@link completeGrant} adds. */
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

/** Says whether some entry is of a form that can admit a thing of this type; a wrong id is for the person to mend. */
function hasUsableEntry(facts: Facts, type: string): boolean {
  return entriesOn(facts, type).some(({ id }) => id === "*" || hasIds(type));
}

/**
 * Says whether the only thing granted on a type is to create, and only ids are admitted, which nothing new can have. On a listed
 * template it pushes versions (seen on v2.35.1).
 */
function onlyCreatesById(facts: Facts, type: string): boolean {
  if (type === "template") return false;
  const granted = facts.permissions.filter((permission) => permission.type === type);
  return admitsByIdOnly(facts, type) && granted.every(({ action }) => action === "create");
}

/**
 * Says whether the server would answer 500 to reading a workspace, with these entries added: templates admitted by id only,
 * beside an admitted workspace, make its query ambiguous (every known release since v2.28.0).
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
