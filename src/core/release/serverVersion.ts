/** A release number as three numbers: v2.31.14 is `[2, 31, 14]`. */
export type ServerVersion = readonly [major: number, minor: number, patch: number];

const versionText = /^v?(\d{1,6})\.(\d{1,6})(?:\.(\d{1,6}))?(?![\d.])/;

/**
 * Parses the version from `GET /buildinfo` or the `X-Coder-Build-Version` header (`v2.35.1+abc123`). Returns
 * `undefined` for a text that does not reveal the release: `v0.0.0-devel` (a build without a tag), `""`,
 * `main`.
 */
export function parseServerVersion(text: string): ServerVersion | undefined {
  const match = versionText.exec(text.trim());
  if (!match) return undefined;
  const version: ServerVersion = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  return version[0] === 0 ? undefined : version;
}

/** Whether a version is the given release (`2.32.8`) or a later one. */
export function isAtLeast(version: ServerVersion, release: string): boolean {
  const [major = 0, minor = 0, patch = 0] = release.split(".").map(Number);
  return (version[0] - major || version[1] - minor || version[2] - patch) >= 0;
}

/**
 * Whether a version has a feature that was introduced in `first` and backported to the older lines in
 * `backports` (their first releases): a backport counts for its own line only.
 */
export function hasSince(version: ServerVersion, first: string, ...backports: string[]): boolean {
  const ownLine = `${version[0]}.${version[1]}.`;
  return (
    isAtLeast(version, first) ||
    backports.some((release) => release.startsWith(ownLine) && isAtLeast(version, release))
  );
}

/**
 * Whether a release is newer than everything known here, so that only the server itself can say what it
 * accepts.
 */
export function isBeyondKnown(version: ServerVersion): boolean {
  return isAtLeast(version, "2.39.0");
}

/**
 * Releases, newest first, recognised by names that `/auth/scopes` lists since then; `-` marks a name that it
 * no longer lists.
 */
const telltales: readonly (readonly [names: string, release: ServerVersion])[] = [
  ["chat_model_config:read -task:read", [2, 38, 0]],
  ["chat_model_config:read", [2, 37, 0]],
  ["user:*", [2, 35, 0]],
  ["user_skill:*", [2, 34, 0]],
  ["user:read", [2, 32, 0]],
  ["organization:*", [2, 29, 0]],
  ["task:*", [2, 28, 0]],
];

/**
 * Returns the release of a deployment: from its version text, otherwise the oldest release that offers the
 * names of its `/auth/scopes` (`undefined`: it has no such route, so it predates scopes).
 */
export function releaseOf(external: readonly string[] | undefined, version: string): ServerVersion {
  const told = parseServerVersion(version);
  if (told) return told;
  if (external === undefined) return [2, 26, 0];
  const isListed = (name: string): boolean =>
    name.startsWith("-") ? !external.includes(name.slice(1)) : external.includes(name);
  return telltales.find(([names]) => names.split(" ").every(isListed))?.[1] ?? [2, 27, 0];
}
