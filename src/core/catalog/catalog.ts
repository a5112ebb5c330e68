import { parsePermission } from "../grant/scope";
import type { ResourceType } from "../release/resourceTypes";
import type { ServerFeatures } from "../release/serverFeatures";
import type { ServerVersion } from "../release/serverVersion";

/**
 * `full`: coder:all. `composite`: another `coder:` set. `wildcard`: every action on a type. `action`: a
 * single one.
 */
export type ScopeKind = "full" | "composite" | "wildcard" | "action";

/** One scope that the deployment offers. */
export type ScopeInfo = {
  readonly name: string;
  readonly kind: ScopeKind;
  readonly resource?: string;
  readonly action?: string;
  /** A short sentence in the person's language. */
  readonly description: string;
  /**
   * The permissions (`type:action`) it grants there, sorted; empty for a composite that is newer than this
   * extension.
   */
  readonly expansion: string[];
};

/** The scopes of one resource type, or the composites, under a title. */
export type ScopeGroup = { readonly resource: string; readonly title: string; readonly scopes: ScopeInfo[] };

/** Everything known about the scopes of one deployment. Plain data: it survives JSON. */
export type Catalog = {
  readonly serverVersion: string;
  readonly release: ServerVersion;
  readonly features: ServerFeatures;
  readonly scopes: ScopeInfo[];
  readonly groups: ScopeGroup[];
  /** The resource types that an allow list may name there. */
  readonly resourceTypes: ResourceType[];
};

const indexes = new WeakMap<Catalog, ReadonlyMap<string, ScopeInfo>>();

/** Finds an offered scope by its canonical name. */
export function findScope(catalog: Catalog, name: string): ScopeInfo | undefined {
  let index = indexes.get(catalog);
  if (!index) {
    index = new Map(catalog.scopes.map((scope) => [scope.name, scope]));
    indexes.set(catalog, index);
  }
  return index.get(name);
}

/** Whether the server knows a permission name, requestable or not (coderd/rbac/policy/policy.go). */
export function isKnownPermission(catalog: Catalog, name: string): boolean {
  const parsed = parsePermission(name);
  if (!parsed) return false;
  if (name === "*:*") return true;
  const actions = catalog.resourceTypes.find(({ type }) => type === parsed.type)?.actions;
  return actions !== undefined && (parsed.action === "*" || actions.includes(parsed.action));
}
