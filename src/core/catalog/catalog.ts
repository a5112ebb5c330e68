import { compositePermissions } from "../composites";
import { resourceTypesOf, type ResourceType } from "../resourceTypes";
import { parsePermission } from "../scope";
import { serverFeatures, type ServerFeatures } from "../serverFeatures";
import { releaseOf, type ServerVersion } from "../serverVersion";
import { describeScope, resourceTitles } from "./descriptions";

/** `full`: coder:all. `composite`: another `coder:` set. `wildcard`: every action on a type. `action`: one of them. */
export type ScopeKind = "full" | "composite" | "wildcard" | "action";

/** One scope that the deployment offers. */
export type ScopeInfo = {
  name: string;
  kind: ScopeKind;
  resource?: string;
  action?: string;
  /** A short sentence in the language of the person. */
  description: string;
  /** The permissions (`type:action`) it grants there, sorted; empty for a set that is newer than this extension. */
  expansion: string[];
};

/** The scopes of one resource type, or the ready-made sets, under a title. */
export type ScopeGroup = { resource: string; title: string; scopes: ScopeInfo[] };

/** Everything known about the scopes of one deployment. Plain data: it survives JSON. */
export type Catalog = {
  serverVersion: string;
  release: ServerVersion;
  features: ServerFeatures;
  scopes: ScopeInfo[];
  groups: ScopeGroup[];
  /** The resource types that an allow list may name there. */
  resourceTypes: ResourceType[];
};

/**
 * Joins the names of the deployment's `GET /auth/scopes` with what is known of them for its version. `undefined` instead
 * of names: it has no such route (before v2.27.0), and no token can be scoped there. Unknown names are kept as they are.
 */
export function buildCatalog(external: string[] | undefined, serverVersion: string): Catalog {
  const release = releaseOf(external, serverVersion);
  const scopes = [...new Set(external ?? [])].map((name) => scopeInfo(name, release));
  return {
    serverVersion,
    release,
    features: serverFeatures(external, serverVersion),
    scopes,
    groups: groupScopes(scopes),
    resourceTypes: withOfferedTypes(resourceTypesOf(release), scopes),
  };
}

function scopeInfo(name: string, release: ServerVersion): ScopeInfo {
  const parsed = parsePermission(name);
  const parts = parsed && parsed.type !== "coder" ? { resource: parsed.type, action: parsed.action } : {};
  const expansion = compositePermissions(name, release) ?? (parts.resource === undefined ? [] : [name]);
  const kind = parts.resource !== undefined ? (parts.action === "*" ? "wildcard" : "action") : "composite";
  return {
    name,
    kind: name === "coder:all" ? "full" : kind,
    ...parts,
    description: describeScope(name, parts.resource, parts.action),
    expansion: expansion.toSorted(),
  };
}

function groupScopes(scopes: readonly ScopeInfo[]): ScopeGroup[] {
  const titles = resourceTitles();
  const resources = new Set(scopes.map(resourceOf));
  const further = [...resources].filter((resource) => titles[resource] === undefined).sort();
  return [...Object.keys(titles), ...further]
    .filter((resource) => resources.has(resource))
    .map((resource) => ({
      resource,
      title: titles[resource] ?? resource,
      scopes: scopes.filter((scope) => resourceOf(scope) === resource),
    }));
}

function resourceOf(scope: ScopeInfo): string {
  return scope.resource ?? "coder";
}

/** A type that the server offers scopes for is a type that its allow lists may name, be it newer than our table. */
function withOfferedTypes(types: ResourceType[], scopes: readonly ScopeInfo[]): ResourceType[] {
  const known = new Map(types.map(({ type, actions }) => [type, actions]));
  for (const { resource, action } of scopes) {
    if (resource === undefined || action === undefined) continue;
    const actions = known.get(resource) ?? [];
    if (action === "*" || actions.includes(action)) known.set(resource, actions);
    else known.set(resource, [...actions, action]);
  }
  return [...known].map(([type, actions]) => ({ type, actions })).sort((a, b) => (a.type < b.type ? -1 : 1));
}

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

/** Says whether the server knows a permission name, requestable or not (coderd/rbac/policy/policy.go). */
export function isKnownPermission(catalog: Catalog, name: string): boolean {
  const parsed = parsePermission(name);
  if (!parsed) return false;
  if (name === "*:*") return true;
  const actions = catalog.resourceTypes.find(({ type }) => type === parsed.type)?.actions;
  return actions !== undefined && (parsed.action === "*" || actions.includes(parsed.action));
}
