import * as l10n from "@vscode/l10n";
import type { Catalog } from "../../core/catalog/catalog";
import { holdsFullScope, isFullAccess } from "../../core/grant/fullAccess";
import type { Grant } from "../../core/grant/grant";
import { canMint } from "../../core/reasoning/power";
import { confirm } from "../../platform/shown/notify";
import type { TokenRequest } from "../../tokens/key/tokenRequest";

/**
 * Asks a second time before a token with full access, be it within limits, or one that can make more tokens, is created.
 * @param catalog the deployment's scopes.
 * @param request the token.
 * @returns whether to go on; true at once for a token without such power.
 */
export async function agreesToPower(catalog: Catalog, { name, grant }: TokenRequest): Promise<boolean> {
  const power = powerOf(catalog, grant);
  if (power === undefined) return true;
  return confirm(l10n.t('Create "{0}" with this power?', name), power, l10n.t("Create Token"));
}

function powerOf(catalog: Catalog, grant: Grant): string | undefined {
  if (isFullAccess(grant))
    return l10n.t("Whoever has this token can do everything its owner can, and make more tokens.");

  if (canMint(catalog, grant))
    return l10n.t("This token can create other tokens, even ones with full access.");

  if (holdsFullScope(grant)) {
    return l10n.t(
      "coder:all allows every action on the selected resources, deleting them included, now and in the future.",
    );
  }
  return undefined;
}
