import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import path from "node:path";

/**
 * Finds a program on `PATH`, without a shell. Folders that depend on where we are don't count: a workspace must not choose
 * which program is run.
 * @param name without its ending, such as `coder`.
 * @param env the variables to search with.
 * @param platform of Node.
 * @returns the program's whole path; undefined if there is none.
 */
export async function findProgram(
  name: string,
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): Promise<string | undefined> {
  const isWindows = platform === "win32";
  // Windows ignores the case of names.
  const [, found = ""] =
    Object.entries(env).find(([key]) => (isWindows ? key.toUpperCase() : key) === "PATH") ?? [];
  const folders = found.split(isWindows ? ";" : ":").filter((folder) => path.isAbsolute(folder));
  for (const folder of folders) {
    // Scripts of Windows, such as .cmd, need a shell.
    const file = path.join(folder, isWindows ? `${name}.exe` : name);
    if (await isProgram(file, isWindows)) return file;
  }
  return undefined;
}

async function isProgram(file: string, isWindows: boolean): Promise<boolean> {
  try {
    await access(file, isWindows ? constants.F_OK : constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}
