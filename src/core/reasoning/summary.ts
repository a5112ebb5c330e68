import * as l10n from "@vscode/l10n";
import type { Catalog } from "../catalog/catalog";
import { sayPermissions, thingsOfType } from "../catalog/words";
import { isFullAccess } from "../grant/fullAccess";
import type { Grant } from "../grant/grant";
import { permissionText } from "../grant/scope";
import { entriesOn, type Facts, factsOf, hasLiveEntry } from "./facts";

/**
 * Summarises in one plain sentence, short enough for a tree row, what a grant can do there: `read, start and
 * stop 1 workspace`.
 */
export function summarize(catalog: Catalog, grant: Grant): string {
  if (!catalog.features.scopes || isFullAccess(grant)) return l10n.t("full access");
  const facts = factsOf(catalog, grant, {});
  const things = (type: string): string => thingsAdmitted(facts, type);
  const permissions = facts.full
    ? facts.entries.map(({ type }) => ({ type, action: "*" }))
    : facts.permissions.filter(({ type }) => hasLiveEntry(facts, type));
  const said = sayPermissions(permissions.map(permissionText), things);
  return said === "" ? l10n.t("nothing") : said;
}

/** The resources of a type, with their number if they are listed. */
function thingsAdmitted(facts: Facts, type: string): string {
  const things = thingsOfType(type);
  const ids = entriesOn(facts, type).map(({ id }) => id);
  if (!facts.restricted || ids.includes("*") || type === "user") return things;
  return sayCount(type, ids.length);
}

/** Counts resources of a type; uses the bare type if it has no words. */
function sayCount(type: string, count: number): string {
  const isOne = count === 1;
  const words: Readonly<Record<string, string>> = {
    workspace: isOne ? l10n.t("1 workspace") : l10n.t("{0} workspaces", count),
    template: isOne ? l10n.t("1 template") : l10n.t("{0} templates", count),
  };
  const other = isOne
    ? l10n.t("1 resource of type {0}", type)
    : l10n.t("{0} resources of type {1}", count, type);
  return words[type] ?? other;
}
