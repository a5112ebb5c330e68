import * as l10n from "@vscode/l10n";
import { whyNot } from "../../core/recipes/grantForNeeds";
import { Explained } from "../../platform/errors";
import type { SignedIn } from "../../session/sessionState";
import { askCatalog } from "../../tokens/key/askCatalog";
import { type BundleId, bundles } from "./bundles";

/**
 * Checks that a deployment can limit a token to what a bundle needs.
 * @param session the token's owner.
 * @param signal cancels.
 * @throws Explained if it can't; full access never replaces it.
 */
export async function requireLimits(
  { client, deployment, record }: SignedIn,
  bundle: BundleId,
  signal?: AbortSignal,
): Promise<void> {
  const catalog = await askCatalog(client, signal);
  const reason = whyNot(catalog, { scopes: [...bundles[bundle].scopes, "user:read"], whole: [] });
  if (reason !== undefined) throw new Explained(reason);
  if (catalog.features.allowLists && record.userId !== "") return;
  throw new Explained(l10n.t("{0} can't limit a token, so AI agents get none.", deployment.host));
}
