import * as vscode from "vscode";
import { canMint, type Catalog, type Grant, isFullAccess } from "../../core";

/**
 * Says which dangerous power a grant has.
 * @param catalog the deployment's scopes.
 * @param grant what the token may do.
 * @returns a sentence to agree to, or undefined for a grant without such power.
 */
export function powerOf(catalog: Catalog, grant: Grant): string | undefined {
  if (isFullAccess(grant)) {
    return vscode.l10n.t("Whoever has this token can do everything you can do, and make more tokens.");
  }
  if (canMint(catalog, grant)) {
    return vscode.l10n.t("This token can create other tokens, even ones with full access.");
  }
  return undefined;
}
