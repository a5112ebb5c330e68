import { cpSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import path from "node:path";

/**
 * Installs a packaged extension into a folder of extensions, the way VS Code itself does. That takes seconds,
 * so it is done once for each package, into a folder beside it, and copied from then on.
 * @param vsix the package, absolute.
 * @param extensions the folder, which contains no extension yet.
 * @param install makes VS Code install a package into a folder.
 * @throws Error with VS Code's output if it cannot be installed.
 */
export async function installExtension(
  vsix: string,
  extensions: string,
  install: (vsix: string, extensions: string) => Promise<void>,
): Promise<void> {
  const installed = `${vsix}.installed-${Math.round(statSync(vsix).mtimeMs)}`;
  if (!existsSync(installed)) await installAside(vsix, installed, install);
  // VS Code records an extension's location relative to its folder, so the folder can be copied.
  cpSync(installed, extensions, { recursive: true });
}

async function installAside(
  vsix: string,
  installed: string,
  install: (vsix: string, extensions: string) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(`${vsix}.installing-`);
  try {
    await install(vsix, folder);
    removeOlder(vsix, installed);
    renameSync(folder, installed);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    // Another process may have installed the same package meanwhile.
    if (!existsSync(installed)) throw error;
  }
}

function removeOlder(vsix: string, installed: string): void {
  const folder = path.dirname(vsix);
  const prefix = `${path.basename(vsix)}.installed-`;
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (name.startsWith(prefix) && file !== installed) rmSync(file, { recursive: true, force: true });
  }
}
