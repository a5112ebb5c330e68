import type { CoderApi } from "../../coder/api/api";
import { buildCatalog } from "../../core/catalog/buildCatalog";
import type { Catalog } from "../../core/catalog/catalog";

/**
 * Reads a deployment's scopes.
 * @param client a client with any session, or none.
 * @param signal cancels.
 * @throws CoderError
 */
export async function askCatalog(client: CoderApi, signal?: AbortSignal): Promise<Catalog> {
  const { facts } = client;
  const [names, { version }] = await Promise.all([facts.scopeNames(signal), facts.buildInfo(signal)]);
  return buildCatalog(names, version);
}
