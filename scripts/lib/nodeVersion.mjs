import { Unable } from "./say.mjs";

const oldest = [20, 19];

/**
 * Raises `Unable` if the running Node is too old for the project's tools.
 *
 * @param {string} version the value of `process.versions.node`
 */
export function requireNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) {
    throw new Unable(
      `Node ${version} is too old. Install Node ${oldest.join(".")} or newer and run this again.`,
    );
  }
}
