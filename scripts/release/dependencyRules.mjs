import { readFileSync } from "node:fs";
import { inProject } from "../lib/paths.mjs";

/**
 * Finds dependencies that are named by a range instead of a version: with a range, a new version would come without anybody
 * having looked at it.
 *
 * @param {Record<string, unknown>} manifest of the extension
 * @returns {string[]} `name range`
 */
export function looseVersions(manifest) {
  return ["dependencies", "devDependencies", "optionalDependencies"]
    .flatMap((kind) => Object.entries(manifest[kind] ?? {}))
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => `${name} ${version}`);
}

/** @returns {boolean} whether npm runs no program of a package when it installs it */
export function scriptsAreOff() {
  return /^ignore-scripts=true$/m.test(readFileSync(inProject(".npmrc"), "utf8"));
}
