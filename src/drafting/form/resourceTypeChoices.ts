import * as l10n from "@vscode/l10n";
import type { Catalog } from "../../core/catalog/catalog";
import type { ResourceKind } from "../../tokens/things/seenThings";
import type { FormSetup } from "../draft/formSetup";

/**
 * Returns the types that an allow list may name there: first those that can be found by name, then those that
 * people commonly meet, then the others.
 */
export function resourceTypeChoices(catalog: Catalog): FormSetup["resourceTypes"] {
  const named: Readonly<Record<ResourceKind, string>> = {
    workspace: l10n.t("Workspace"),
    template: l10n.t("Template"),
    user: l10n.t("User"),
    organization: l10n.t("Organization"),
  };
  const known = new Set(catalog.resourceTypes.map(({ type }) => type));
  const titles = new Map(catalog.groups.map(({ resource, title }) => [resource, title]));
  const met = [...titles.keys()].filter((type) => !Object.hasOwn(named, type) && known.has(type));
  const others = [...known].filter((type) => !Object.hasOwn(named, type) && !met.includes(type));
  return [
    ...Object.entries(named).filter(([type]) => known.has(type)),
    ...met.map((type) => [type, titles.get(type) ?? type] as const),
    ...others.map((type) => [type, readable(type)] as const),
  ].map(([type, label]) => ({ type, label }));
}

function readable(type: string): string {
  const words = type.replaceAll("_", " ");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
