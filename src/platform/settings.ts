import * as vscode from "vscode";

/** Every setting we read, with its type; equal to `contributes.configuration` in package.json (tested). */
type Settings = {
  /** The deployment offered first when signing in. */
  "coderAccess.url": string;
};

export const settingNames = ["coderAccess.url"] as const satisfies readonly (keyof Settings)[];

/**
 * Reads a setting of the person (never of a workspace: every setting of ours has application scope, and a
 * value that a folder wrote is passed over even if it gets here).
 * @param name the full name.
 * @returns the person's value, else the default of package.json.
 */
export function readSetting<K extends keyof Settings>(name: K): Settings[K] | undefined {
  const found = vscode.workspace.getConfiguration().inspect<Settings[K]>(name);
  return found?.globalValue ?? found?.defaultValue;
}
