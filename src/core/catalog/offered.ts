import { parseNeeds } from "../needs";

/** Fine-grained names that came after v2.27.0, by their first release (`GET /auth/scopes` of every tag to v2.35.1, and newer). */
const laterNames: readonly (readonly [release: string, names: string])[] = [
  ["2.28.0", "task:*,create,read,update,delete"],
  ["2.29.0", "organization:*,read,update,delete"],
  ["2.31.7", "user:read"],
  ["2.34.0", "user_skill:*,create,read,update,delete"],
  ["2.35.0", "user:*"],
  ["2.36.0", "organization_skill:*,create,read,update,delete,share inbox_notification:read,update"],
];

/** The first release that offers a name which came after v2.27.0, such as `2.31.7` for `user:read`; else `undefined`. */
export function firstOfferedIn(name: string): string | undefined {
  return laterNames.find(([, names]) => parseNeeds(names).scopes.includes(name))?.[0];
}
