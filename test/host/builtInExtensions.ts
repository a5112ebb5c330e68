import { existsSync, mkdirSync, symlinkSync } from "node:fs";
import path from "node:path";

/**
 * The extensions of VS Code itself that a test can see: colours, icons, the settings editor's help, languages of the files
 * that are written here, and the simple browser. The other ninety cost each start of a window a second and show nothing.
 */
const kept = [
  "theme-defaults",
  "theme-modern-icons",
  "theme-seti",
  "configuration-editing",
  "dotenv",
  "git-base",
  "ini",
  "json",
  "markdown-basics",
  "shellscript",
  "simple-browser",
];

/**
 * Makes a folder with the few extensions of VS Code itself that tests need, as links.
 * @param all the folder of all of them, absolute.
 * @param into where the new folder is made, absolute.
 * @returns the new folder.
 */
export function fewBuiltInExtensions(all: string, into: string): string {
  const few = path.join(into, "built-in-extensions");
  mkdirSync(few, { recursive: true });
  for (const name of kept) {
    const link = path.join(few, name);
    if (existsSync(path.join(all, name)) && !existsSync(link))
      // A junction needs no rights on Windows; elsewhere the kind of a link does not matter.
      symlinkSync(path.join(all, name), link, "junction");
  }
  return few;
}
