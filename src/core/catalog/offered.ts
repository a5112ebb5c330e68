import { parseNeeds } from "../release/needs";

/**
 * Fine-grained names added after v2.27.0, by their first release (`GET /auth/scopes` of every tag to v2.36.0;
 * v2.37.0 derived).
 */
const laterNames: readonly (readonly [release: string, names: string])[] = [
  ["2.28.0", "task:*,create,read,update,delete"],
  ["2.29.0", "organization:*,read,update,delete"],
  ["2.31.7", "user:read"],
  ["2.34.0", "user_skill:*,create,read,update,delete"],
  ["2.35.0", "user:*"],
  ["2.37.0", "chat_model_config:read,share"],
];

/**
 * Names that a source newer than v2.38 lists; no release up to that one has them
 * (coderd/rbac/scopes_catalog.go@00bbef6).
 */
const unreleasedNames =
  "inbox_notification:read,update organization_skill:*,create,read,update,delete,share user_memory:*,create,read,update,delete";

const releaseByName: ReadonlyMap<string, string> = new Map(
  laterNames.flatMap(([release, names]) => parseNeeds(names).scopes.map((name) => [name, release])),
);
const unreleased: ReadonlySet<string> = new Set(parseNeeds(unreleasedNames).scopes);

/**
 * Returns the first release that offers a name added after v2.27.0, such as `2.31.7` for `user:read`;
 * otherwise `undefined`.
 */
export function firstOfferedIn(name: string): string | undefined {
  return releaseByName.get(name);
}

/**
 * Whether some server offers a name or will offer it, so that we do not call it meaningless on one that does
 * not.
 */
export function isOfferedSomewhere(name: string): boolean {
  return releaseByName.has(name) || unreleased.has(name);
}
