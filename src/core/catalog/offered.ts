import { isAtLeast, type ServerVersion } from "../serverVersion";

/** Fine-grained names that came after v2.27.0, by their first release (`GET /auth/scopes` of every tag to v2.35.1, and newer). */
const laterNames: readonly (readonly [release: string, names: RegExp])[] = [
  ["2.28.0", /^task:(\*|create|read|update|delete)$/],
  ["2.29.0", /^organization:(\*|read|update|delete)$/],
  ["2.31.7", /^user:read$/],
  ["2.34.0", /^user_skill:(\*|create|read|update|delete)$/],
  ["2.35.0", /^user:\*$/],
  ["2.36.0", /^(organization_skill:(\*|create|read|update|delete|share)|inbox_notification:(read|update))$/],
];

/** The first release that offers a name which came after v2.27.0, such as `2.31.7` for `user:read`; else `undefined`. */
export function firstOfferedIn(name: string): string | undefined {
  return laterNames.find(([, names]) => names.test(name))?.[0];
}

/** Says whether a name came with a release later than this one. */
export function isNewerThan(name: string, release: ServerVersion): boolean {
  const first = firstOfferedIn(name);
  return first !== undefined && !isAtLeast(release, first);
}
