import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { type UserData, type UserDataOptions, writeSettings } from "./userData";

/** What belongs to VS Code itself and says nothing of a person: extensions, their list, caches and its own log. */
const ofVscode =
  /^(extensions|built-in-extensions|cache|config\.yaml|data\/code-server|user-data\/(CachedProfilesData|code-server-ipc\.sock))(\/|$)/;

/** The server's own log of each start, without those of extension hosts. */
const ofServer = /^user-data\/logs\/\w+\/[^/]+\.log$/;

const settingsFile = "user-data/User/settings.json";

/**
 * Removes everything that was written down for one person in the folders of a VS Code that runs, and writes settings for the next.
 * @returns a new folder to open.
 * @throws Error if anything else is left.
 */
export function forgetPerson(
  { root, userData }: UserData,
  options: Pick<UserDataOptions, "theme" | "settings">,
): string {
  for (const file of filesIn(root)) if (!isKept(file)) rmSync(path.join(root, file), { force: true });

  writeSettings(userData, options);
  const workspace = mkdtempSync(path.join(root, "workspace-"));
  const left = filesIn(root).filter((file) => !isKept(file) && file !== settingsFile);
  if (left.length > 0) throw new Error(`This is left of somebody else: ${left.join(", ")}`);

  return workspace;
}

function isKept(file: string): boolean {
  return ofVscode.test(file) || ofServer.test(file);
}

/** The files below a folder, with slashes; links are not followed. */
function filesIn(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/"));
}
