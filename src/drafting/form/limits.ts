import * as l10n from "@vscode/l10n";
import type { Catalog } from "../../core/catalog/catalog";

/**
 * Says what a deployment cannot do for tokens, before anything is chosen.
 * @param catalog the deployment's scopes; which release brought what is in `serverFeatures`.
 * @param host names the deployment.
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
