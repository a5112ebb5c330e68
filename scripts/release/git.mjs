import { execFileSync } from "node:child_process";
import { root } from "../lib/paths.mjs";
import { Unable } from "../lib/say.mjs";

/**
 * Runs git in the project's folder.
 *
 * @param {...string} args
 * @returns {string} what it printed, without the last line break
 * @throws Unable with git's own words if it fails
 */
export function git(...args) {
  try {
    return execFileSync("git", args, {
      cwd: root,
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
      stdio: ["ignore", "pipe", "pipe"],
    }).replace(/\n$/, "");
  } catch (error) {
    throw new Unable(`${String(error.stderr ?? error).trim()}\n\nA release is made in a checkout of git.`);
  }
}
