import { lstat, readlink, realpath } from "node:fs/promises";
import path from "node:path";

/** More consecutive links than this count as a loop, as for the operating system. */
const mostLinks = 40;

/**
 * Follows links to where a file really is, or will be once it is written, including links to targets that do
 * not exist yet.
 * @param file an absolute path.
 * @returns the absolute path without links; undefined if links form a loop or cannot be read.
 */
export async function realPathOf(file: string): Promise<string | undefined> {
  let at = file;
  try {
    for (let links = 0; links < mostLinks; links += 1) {
      const here = path.join(await realFolder(path.dirname(at)), path.basename(at));
      const target = await linkTarget(here);
      if (target === undefined) return here;
      at = path.resolve(path.dirname(here), target);
    }
  } catch {
    // A folder we may not read, or a loop of links.
  }
  return undefined;
}

/** Missing folders will be created under the given names. */
async function realFolder(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch (error) {
    if (!isMissing(error) || folder === path.dirname(folder)) throw error;
    return path.join(await realFolder(path.dirname(folder)), path.basename(folder));
  }
}

async function linkTarget(file: string): Promise<string | undefined> {
  try {
    return (await lstat(file)).isSymbolicLink() ? await readlink(file) : undefined;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}
