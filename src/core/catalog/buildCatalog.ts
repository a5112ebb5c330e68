import { parsePermission } from "../grant/scope";
import { compositePermissions } from "../release/composites";
import { type ResourceType, resourceTypesOf } from "../release/resourceTypes";
import { serverFeatures } from "../release/serverFeatures";
import { releaseOf, type ServerVersion } from "../release/serverVersion";
import type { Catalog, ScopeGroup, ScopeInfo } from "./catalog";
import { describeScope, resourceTitles } from "./words";

/**
 * Combines the names from the deployment's `GET /auth/scopes` with what is known about them for its version.
 * `undefined` instead of names means that it has no such route (before v2.27.0), so no token can be scoped
 * there. Unknown names are kept unchanged.
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

/**
 * Describes one scope.
 * @param name the name as the server lists it.
 * @param release decides what a composite scope expands into.
 */
export function scopeInfo(name: string, release: ServerVersion): ScopeInfo {
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

/** Groups scopes by resource; leaves out empty groups. */
export function groupScopes(scopes: readonly ScopeInfo[]): ScopeGroup[] {
  const titles = resourceTitles();
  const resources = new Set([...Object.keys(titles), ...scopes.map(resourceOf)]);
  return Array.from(resources, (resource) => ({
    resource,
    title: titles[resource] ?? resource,
    scopes: scopes.filter((scope) => resourceOf(scope) === resource),
  })).filter((group) => group.scopes.length > 0);
}

/** Returns the resource that a scope is about; `coder` for the composites. */
export function resourceOf(scope: ScopeInfo): string {
  return scope.resource ?? "coder";
}

/** If the server offers scopes for a type, its allow lists may name that type, even if our table is older. */
export function newerTypes(types: readonly ResourceType[], groups: readonly ScopeGroup[]): ResourceType[] {
  const known = ["coder", ...types.map(({ type }) => type)];
  return groups
    .filter(({ resource }) => !known.includes(resource))
    .map(({ resource, scopes }) => ({
      type: resource,
      actions: scopes.flatMap(({ action = "*" }) => (action === "*" ? [] : [action])),
    }));
}
