import { cpSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** Folders with an installed package, by the package and when it was built. */
const installed = new Map<string, Promise<string>>();

/**
 * Puts a packaged extension into a folder of extensions, as VS Code itself installs it. That takes seconds, so it is done once
 * in this process for each package, and copied from then on.
 * @param vsix the package, absolute.
 * @param extensions the folder, which has no extension yet.
 * @param install has VS Code install a package into a folder.
 * @throws Error with VS Code's output when it cannot be installed.
 */
export async function installExtension(
  vsix: string,
  extensions: string,
  install: (vsix: string, extensions: string) => Promise<void>,
): Promise<void> {
  const key = `${vsix} ${statSync(vsix).mtimeMs}`;
  let folder = installed.get(key);
  if (folder === undefined) {
    folder = installAside(vsix, install);
    installed.set(key, folder);
    folder.catch(() => installed.delete(key));
  }
  // VS Code notes where an extension lies relative to its folder, so that the folder can be copied.
  cpSync(await folder, extensions, { recursive: true });
}

async function installAside(
  vsix: string,
  install: (vsix: string, extensions: string) => Promise<void>,
): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), "coder-access-extensions-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  await install(vsix, folder);
  return folder;
}
