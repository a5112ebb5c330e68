import { withoutSwallowed } from "./allowList";
import type { Catalog } from "./catalog/catalog";
import { effectiveAllowList } from "./evaluate";
import { expandScope } from "./expand";
import type { AllowEntry, Grant } from "./grant";
import { canMatch } from "./resourceId";
import { hasIds } from "./resourceTypes";
import { includesPermission, parsePermission, type Permission } from "./scope";

/** What a grant reaches: any of its permissions on any thing that one of its entries admits. */
export type Reach = { permissions: Permission[]; entries: AllowEntry[] };

const everyPermission: Permission = { type: "*", action: "*" };
const everyEntry: AllowEntry = { type: "*", id: "*" };

/** Boils a grant down to what it reaches on a deployment; entries that can never match a real thing are left out. */
export function reachOf(catalog: Catalog, grant: Grant): Reach {
  if (!catalog.features.scopes) return { permissions: [everyPermission], entries: [everyEntry] };
  const names = new Set(
    (grant.scopes.length === 0 ? ["coder:all"] : grant.scopes).flatMap((name) => {
      const expansion = expandScope(catalog, name);
      // A set that is newer than this table stands for itself, so that it is covered by itself and by full access alone.
      return expansion?.length === 0 ? [name] : (expansion ?? []);
    }),
  );
  const allowList = effectiveAllowList(catalog, grant).map(({ type, id }) => ({
    type,
    id: id.toLowerCase(),
  }));
  return {
    permissions: [...names].flatMap((name) => parsePermission(name) ?? []),
    entries:
      allowList.length === 0
        ? [everyEntry]
        : withoutSwallowed(allowList).filter(
            ({ type, id }) => id === "*" || (canMatch(id) && (type === "*" || hasIds(type))),
          ),
  };
}

/** Per resource type (`*`: every type): the actions that reach it and the ids (`*`: any, or none) they reach. */
export function reachByType({
  permissions,
  entries,
}: Reach): Map<string, { actions: Set<string>; ids: Set<string> }> {
  const byType = new Map<string, { actions: Set<string>; ids: Set<string> }>();
  for (const permission of permissions) {
    for (const entry of entries) {
      const type = permission.type === "*" ? entry.type : permission.type;
      if (entry.type !== "*" && entry.type !== type) continue;
      if (entry.id !== "*" && !hasIds(type)) continue;
      const reached = byType.get(type) ?? { actions: new Set(), ids: new Set() };
      reached.actions.add(permission.action);
      reached.ids.add(entry.id);
      byType.set(type, reached);
    }
  }
  return byType;
}

/** Says whether some permission of the reach includes this one. */
export function reachesPermission(reach: Reach, wanted: Permission): boolean {
  return reach.permissions.some((granted) => includesPermission(granted, wanted));
}

/** Says whether some entry of the reach admits all that this one admits. */
export function reachesEntry(reach: Reach, wanted: AllowEntry): boolean {
  return reach.entries.some(
    ({ type, id }) => (type === "*" || type === wanted.type) && (id === "*" || id === wanted.id),
  );
}
