import * as l10n from "@vscode/l10n";
import type { Catalog } from "../../core/catalog/catalog";
import { holdsFullScope, isFullAccess } from "../../core/grant/fullAccess";
import { canMint } from "../../core/reasoning/power";
import { confirm } from "../../platform/shown/notify";
import { fullAccessWarning } from "../../presentation/token/ownerOf";
import type { TokenRequest } from "../../tokens/key/tokenRequest";

/**
 * Asks a second time before creating a token with full access, even if it is limited to some resources, or
 * one that can create more tokens.
 * @param catalog the deployment's scopes.
 * @param request the token.
 * @returns whether to continue; immediately true for a token without such power.
 */
export async function agreesToPower(catalog: Catalog, request: TokenRequest): Promise<boolean> {
  const { name, grant } = request;
  const power = powerOf(catalog, request);
  if (power === undefined) return true;
  const question = isFullAccess(grant)
    ? l10n.t('Create "{0}" with full access?', name)
    : l10n.t('Create "{0}"?', name);
  return confirm(question, power, l10n.t("Create Token"));
}

/**
 * Says what makes a grant one that a person agrees to twice: every action, or creating tokens.
 * @param catalog the deployment's scopes.
 * @param request the grant, and whose token it is if that is somebody else.
 * @returns undefined for a grant without such power.
 */
export function powerOf(
  catalog: Catalog,
  { grant, owner }: Pick<TokenRequest, "grant" | "owner">,
): string | undefined {
  if (isFullAccess(grant)) return fullAccessWarning(owner?.username);
  if (canMint(catalog, grant))
    return l10n.t("Anyone with this token can create more tokens, including full-access ones.");

  if (holdsFullScope(grant)) {
    return l10n.t(
      "coder:all allows every action on the selected resources, including deleting them, now and in the future.",
    );
  }
  return undefined;
}
