import { splitAtColon } from "./grant";

/** One `type:action` that a scope grants; `*` stands for any. */
export type Permission = { readonly type: string; readonly action: string };

/**
 * Old names of two scopes: valid in the single field `scope`, refused inside `scopes` (500 on every release
 * up to v2.35.1).
 */
const aliases: Readonly<Record<string, string>> = {
  all: "coder:all",
  application_connect: "coder:application_connect",
};

/** Returns the name to send: the canonical one for an alias, any other text unchanged. */
export function canonicalScope(name: string): string {
  return isAlias(name) ? (aliases[name] ?? name) : name;
}

/** Whether a name is one of the two aliases `all` and `application_connect`. */
export function isAlias(name: string): boolean {
  return Object.hasOwn(aliases, name);
}

/** Splits `type:action` at its first colon; `undefined` if a half is missing (coderd/rbac/scopes_catalog.go). */
export function parsePermission(name: string): Permission | undefined {
  const [type, action] = splitAtColon(name);
  return type === "" || action === "" ? undefined : { type, action };
}

/** Writes a permission as `type:action`. */
export function permissionText(permission: Permission): string {
  return `${permission.type}:${permission.action}`;
}
