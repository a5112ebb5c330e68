import { Unable } from "../lib/say.mjs";

/** Whether a version belongs to the pre-release channel: VS Code tells the channels apart by the number, so its minor is odd. */
export function isPreRelease(version) {
  return partsOf(version)[1] % 2 === 1;
}

/**
 * @param {string} version the last one, such as `0.2.3`
 * @param {string} kind `patch`, `minor`, `major`, or `pre-release`
 * @returns {string} the next one: an even minor for a release, an odd one for a pre-release
 * @throws Unable for any other kind, or a patch of a pre-release
 */
export function nextVersion(version, kind) {
  const [major, minor, patch] = partsOf(version);
  const isPre = isPreRelease(version);
  switch (kind) {
    case "major":
      return `${major + 1}.0.0`;
    case "minor":
      return `${major}.${minor + (isPre ? 1 : 2)}.0`;
    case "patch":
      if (isPre)
        throw new Unable(`${version} is a pre-release. The next one is: npm run release -- pre-release`);
      return `${major}.${minor}.${patch + 1}`;
    case "pre-release":
      return isPre ? `${major}.${minor}.${patch + 1}` : `${major}.${minor + 1}.0`;
    default:
      throw new Unable("Say what to release: npm run release -- patch, minor, major, or pre-release");
  }
}

function partsOf(version) {
  const parts = version.split(".").map(Number);
  if (parts.length !== 3 || !parts.every(Number.isInteger)) throw new Unable(`${version} is no version.`);
  return parts;
}
