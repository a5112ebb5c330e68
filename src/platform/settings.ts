import * as vscode from "vscode";

/** Every setting we read, with its type; equal to `contributes.configuration` in package.json (tested). */
type Settings = {
  /** The deployment offered first when signing in. */
  "coderAccess.url": string;
  /** How long a new token is valid unless the person says otherwise, such as `7d`. */
  "coderAccess.tokens.defaultLifetime": string;
  /** Whether to tell before a token expires. */
  "coderAccess.tokens.warnBeforeExpiry": boolean;
  /** Whether the status bar shows the workspace that the window belongs to. */
  "coderAccess.workspaces.showInStatusBar": boolean;
  /** PEM file of an authority to trust besides the known ones. */
  "coderAccess.network.caFile": string;
  /** PEM files of the certificate and key that identify the person to a deployment. */
  "coderAccess.network.certFile": string;
  "coderAccess.network.keyFile": string;
  /** A program and its arguments, which prints additional headers. */
  "coderAccess.network.headerCommand": string[];
  /** Seconds until a request is given up. */
  "coderAccess.network.timeout": number;
};

export const settingNames = [
  "coderAccess.url",
  "coderAccess.tokens.defaultLifetime",
  "coderAccess.tokens.warnBeforeExpiry",
  "coderAccess.workspaces.showInStatusBar",
  "coderAccess.network.caFile",
  "coderAccess.network.certFile",
  "coderAccess.network.keyFile",
  "coderAccess.network.headerCommand",
  "coderAccess.network.timeout",
] as const satisfies readonly (keyof Settings)[];

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

/**
 * Opens the settings where one of them can be changed.
 * @param name the full name, ours or VS Code's own.
 */
export async function openSettings(name: string): Promise<void> {
  await vscode.commands.executeCommand("workbench.action.openSettings", `@id:${name}`);
}
