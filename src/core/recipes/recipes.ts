import * as l10n from "@vscode/l10n";
import type { Catalog } from "../catalog/catalog";
import { parseNeeds } from "../release/needs";
import { isAtLeast } from "../release/serverVersion";
import { choicesOf, grantForNeeds, whyNot } from "./grantForNeeds";
import type { Recipe } from "./recipe";
import { type RecipeRow, recipeRows } from "./recipeRows";

/**
 * Returns named grants for real tasks, as functions of the choices. All of them, in a fixed order: those that
 * this deployment cannot support carry the reason. Full access never replaces a missing scope.
 */
export function recipes(catalog: Catalog): Recipe[] {
  return recipeRows().map((row) => recipeOf(catalog, row));
}

function recipeOf(catalog: Catalog, row: RecipeRow): Recipe {
  const { id, title, promise, about, ways } = row;
  const facts = { id, title, promise, about };
  const withheld = (reason: string): Recipe => ({ ...facts, offered: false, reason });
  if (row.since !== undefined && !isAtLeast(catalog.release, row.since))
    return withheld(l10n.t("This needs Coder v{0}.", row.since));

  const all = ways.map((way) => ({ ...way, needs: parseNeeds(way.needs) }));
  const way = all.find(({ needs }) => whyNot(catalog, needs) === undefined);
  if (!way) return withheld(whyNot(catalog, parseNeeds(ways[0].needs)) ?? "");
  return {
    ...facts,
    offered: true,
    needs: choicesOf(catalog, way.needs),
    limits: way.limit === undefined ? [] : [way.limit],
    roleLimits: row.roleLimits ?? [],
    grant: (ownerId, chosen) => grantForNeeds(catalog, way.needs, ownerId, chosen),
  };
}
