import { lstat, readlink, realpath } from "node:fs/promises";
import path from "node:path";

/** More links one after the other are a circle, as the system itself judges. */
const mostLinks = 40;

/**
 * Follows links to where a file really is, or would be once it is written: links to what does not exist yet, too.
 * @param file absolute.
 * @returns the absolute path without a link in it; undefined when links go in a circle or cannot be read.
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
    // A folder that may not be looked into, or a circle of links.
  }
  return undefined;
}

/** Folders that do not exist yet will be made as they are named. */
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
