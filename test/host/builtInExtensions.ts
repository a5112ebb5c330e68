import { existsSync, mkdirSync, symlinkSync } from "node:fs";
import path from "node:path";

/**
 * VS Code's own extensions that a test can see: colours, icons, the settings editor's help, the languages of
 * the files written here, and the simple browser. The other ninety cost each start of a window a second and
 * show nothing.
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
 * Creates a folder with links to the few VS Code extensions that tests need.
 * @param all the folder that contains all of them, absolute.
 * @param into where to create the new folder, absolute.
 * @returns the new folder.
 */
export function fewBuiltInExtensions(all: string, into: string): string {
  const few = path.join(into, "built-in-extensions");
  mkdirSync(few, { recursive: true });
  for (const name of kept) {
    const link = path.join(few, name);
    if (existsSync(path.join(all, name)) && !existsSync(link))
      // A junction needs no privileges on Windows; elsewhere the type of a link does not matter.
      symlinkSync(path.join(all, name), link, "junction");
  }
  return few;
}
