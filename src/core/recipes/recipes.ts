import * as l10n from "@vscode/l10n";
import { findScope, type Catalog } from "../catalog/catalog";
import { noScopesSentence, notOfferedSentence } from "../catalog/requestable";
import { parseNeeds } from "../needs";
import { isAtLeast } from "../serverVersion";
import type { Recipe } from "./recipe";
import { choicesOf, grantFor } from "./recipeGrant";
import { recipeRows, type RecipeRow } from "./recipeRows";

/**
 * Named grants for real tasks, as functions of what is chosen. All of them, in one order: those whose promise this deployment
 * cannot keep are there with the reason. Full access never stands in for a scope that is missing.
 */
export function recipes(catalog: Catalog): Recipe[] {
  return recipeRows().map((row) => recipeOf(catalog, row));
}

function recipeOf(catalog: Catalog, row: RecipeRow): Recipe {
  const { id, title, promise, about, ways } = row;
  const facts = { id, title, promise, about };
  const withheld = (reason: string): Recipe => ({ ...facts, offered: false, reason });
  if (!catalog.features.scopes) return withheld(noScopesSentence());
  if (row.since !== undefined && !isAtLeast(catalog.release, row.since))
    return withheld(needsRelease(row.since));
  const way = ways.find(({ needs }) => missingScopes(catalog, needs).length === 0);
  if (!way) {
    const missing = missingScopes(catalog, ways[0].needs);
    return withheld(missing.map((name) => notOfferedSentence(catalog, name)).join(" "));
  }
  const needs = parseNeeds(way.needs);
  const choices = choicesOf(needs);
  if (choices.length > 0 && !catalog.features.allowLists) {
    return withheld(
      l10n.t("This deployment can't limit a token to what you choose. That needs Coder v{0}.", "2.28.0"),
    );
  }
  return {
    ...facts,
    offered: true,
    needs: choices,
    limits: way.limit === undefined ? [] : [way.limit],
    roleLimits: row.roleLimits ?? [],
    grant: (ownerId, chosen) => grantFor(catalog, needs, ownerId, chosen),
  };
}

function missingScopes(catalog: Catalog, needs: string): string[] {
  return parseNeeds(needs).scopes.filter((name) => !findScope(catalog, name));
}

function needsRelease(release: string): string {
  return l10n.t("This needs Coder v{0}.", release);
}
