import * as l10n from "@vscode/l10n";
import type { Catalog } from "../../core/catalog/catalog";
import { parseAllowEntry } from "../../core/grant/allowEntry";
import type { AllowEntry, Grant } from "../../core/grant/grant";
import { diffGrants } from "../../core/reasoning/diffGrants";
import type { Change } from "../../core/reasoning/grantDiff";

/** An allow list that limits nothing, as GrantDiff has it. */
const noLimit = "*:*";

/** One difference between two tokens: what it means, and the server's own name for it, if that is another. */
export type ChangeLine = { readonly text: string; readonly code?: string };

/** What a new token may do that the replaced one may not, and vice versa. */
export type Changes = { readonly added: readonly ChangeLine[]; readonly removed: readonly ChangeLine[] };

/**
 * Describes how a new grant differs from the grant of the replaced token.
 * @param catalog the deployment's scopes.
 * @param before the grant of the replaced token.
 * @param after the new grant.
 * @param sayThing names a resource: "workspace alpha".
 */
export function changesOf(
  catalog: Catalog,
  before: Grant,
  after: Grant,
  sayThing: (entry: AllowEntry) => string,
): Changes {
  const { permissions, allowList } = diffGrants(catalog, before, after);
  const words = new Map(
    catalog.groups.flatMap(({ scopes }) => scopes.map(({ name, description }) => [name, description])),
  );
  const permission = (code: string): ChangeLine => {
    const text = words.get(code);
    return text === undefined ? { text: code } : { text, code };
  };
  const resource = (text: string, side: keyof Change): ChangeLine => {
    if (text === noLimit) {
      return {
        text: side === "added" ? l10n.t("All resources") : l10n.t("All resources that aren't selected"),
      };
    }
    const entry = parseAllowEntry(text, catalog);
    return { text: entry.ok ? sayThing(entry.value) : text };
  };
  const lines = (side: keyof Change): ChangeLine[] => [
    ...permissions[side].map(permission),
    ...allowList[side].map((text) => resource(text, side)),
  ];
  return { added: lines("added"), removed: lines("removed") };
}

/** Whether a grant permits nothing that another does not. */
export function addsNothing(catalog: Catalog, before: Grant, after: Grant): boolean {
  const { relation } = diffGrants(catalog, before, after);
  return relation === "same" || relation === "narrower";
}
