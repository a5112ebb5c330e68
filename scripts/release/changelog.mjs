import { Unable } from "../lib/say.mjs";

const unreleased = "## Unreleased";

/**
 * Gives the part of what is not released yet to a version.
 *
 * @param {string} changelog
 * @param {string} version that is released
 * @param {string} day of the release, such as `2026-11-28`
 * @returns {string} the changelog with an empty part for what comes next
 * @throws Unable if there is nothing to release, or a part for this version already
 */
export function released(changelog, version, day) {
  if (notesOf(changelog, version) !== undefined)
    throw new Unable(`CHANGELOG.md has a part for ${version} already.`);
  if ((partOf(changelog, unreleased) ?? "") === "")
    throw new Unable("CHANGELOG.md names nothing under “Unreleased”, so there is nothing to release.");

  return changelog.replace(`${unreleased}\n`, `${unreleased}\n\n## ${version} (${day})\n`);
}

/**
 * @param {string} changelog
 * @param {string} version
 * @returns {string | undefined} what it says of a version, without the heading
 */
export function notesOf(changelog, version) {
  return partOf(changelog, `## ${version} (`) ?? partOf(changelog, `## ${version}`);
}

/** @returns {string | undefined} what follows the heading that begins like this, up to the next one */
function partOf(changelog, heading) {
  const lines = changelog.split("\n");
  const start = lines.findIndex(
    (line) => line === heading || (heading.endsWith("(") && line.startsWith(heading)),
  );
  if (start < 0) return undefined;
  const length = lines.slice(start + 1).findIndex((line) => line.startsWith("## "));
  return lines
    .slice(start + 1, length < 0 ? undefined : start + 1 + length)
    .join("\n")
    .trim();
}
