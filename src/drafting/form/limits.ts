import * as l10n from "@vscode/l10n";
import type { Catalog } from "../../core/catalog/catalog";

/**
 * Lists what a deployment cannot do for tokens, before anything is selected.
 * @param catalog the deployment's scopes; `serverFeatures` knows which release introduced what.
 * @param host the deployment's name.
 */
export function limitsOf({ features }: Catalog, host: string): string[] {
  if (!features.scopes) {
    return [
      l10n.t("{0} is older than Coder v2.27 and doesn't support scopes: every token has full access.", host),
    ];
  }

  const limits: string[] = [];
  if (!features.allowLists)
    limits.push(l10n.t("{0} is older than Coder v2.28 and can't limit tokens to specific resources.", host));

  if (!features.userRead) {
    limits.push(
      l10n.t("Before Coder v2.31.7, a scoped token can't read its own profile or start a workspace."),
    );
  }
  if (!features.workingComposites)
    limits.push(l10n.t("Before Coder v2.32.0, bundles lack some permissions their tasks need."));

  return limits;
}
