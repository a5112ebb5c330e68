import { compositePermissions } from "../release/composites";
import { resourceTypesOf, type ResourceType } from "../release/resourceTypes";
import { parsePermission } from "../grant/scope";
import { serverFeatures, type ServerFeatures } from "../release/serverFeatures";
import { describeScope, resourceTitles } from "./words";
import { releaseOf, type ServerVersion } from "../release/serverVersion";

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
  const groups = groupScopes(scopes);
  const types = resourceTypesOf(release);
  return {
    serverVersion,
    release,
    features: serverFeatures(external, serverVersion),
    scopes,
    groups,
    resourceTypes: [...types, ...newerTypes(types, groups)],
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
    description: describeScope(name, expansion),
    expansion: expansion.toSorted(),
  };
}

function groupScopes(scopes: readonly ScopeInfo[]): ScopeGroup[] {
  const titles = resourceTitles();
  const resources = new Set([...Object.keys(titles), ...scopes.map(resourceOf)]);
  return Array.from(resources, (resource) => ({
    resource,
    title: titles[resource] ?? resource,
    scopes: scopes.filter((scope) => resourceOf(scope) === resource),
  })).filter((group) => group.scopes.length > 0);
}

function resourceOf(scope: ScopeInfo): string {
  return scope.resource ?? "coder";
}

/** A type that the server offers scopes for is one that its allow lists may name, be it newer than our table. */
function newerTypes(types: readonly ResourceType[], groups: readonly ScopeGroup[]): ResourceType[] {
  const known = ["coder", ...types.map(({ type }) => type)];
  return groups
    .filter(({ resource }) => !known.includes(resource))
    .map(({ resource, scopes }) => ({
      type: resource,
      actions: scopes.flatMap(({ action = "*" }) => (action === "*" ? [] : [action])),
    }));
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
