import * as vscode from "vscode";

/**
 * Every setting we read, with its type; a test compares them with `contributes.configuration` in
 * package.json.
 */
type Settings = {
  /** The deployment offered first when signing in. */
  "coderAccess.url": string;
  /** The default lifetime of a new token, such as `7d`. */
  "coderAccess.tokens.defaultLifetime": string;
  /** Whether to warn before a token expires. */
  "coderAccess.tokens.warnBeforeExpiry": boolean;
  /** Whether the status bar shows the workspace that the window belongs to. */
  "coderAccess.workspaces.showInStatusBar": boolean;
  /** A PEM file with an authority to trust besides the known ones. */
  "coderAccess.network.caFile": string;
  /** PEM files of the certificate and key that identify the person to a deployment. */
  "coderAccess.network.certFile": string;
  "coderAccess.network.keyFile": string;
  /** A program and its arguments, which prints additional headers. */
  "coderAccess.network.headerCommand": string[];
  /** The time limit of a request, in seconds. */
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
 * Reads the person's value of a setting, never a workspace's: all our settings have application scope, and a
 * value that a folder wrote is ignored even if it gets here.
 * @param name the full name.
 * @returns the person's value, otherwise the default from package.json.
 */
export function readSetting<K extends keyof Settings>(name: K): Settings[K] | undefined {
  const found = vscode.workspace.getConfiguration().inspect<Settings[K]>(name);
  return found?.globalValue ?? found?.defaultValue;
}

/**
 * Opens the settings at one of them.
 * @param name the full name, of ours or of VS Code's own.
 */
export async function openSettings(name: string): Promise<void> {
  await vscode.commands.executeCommand("workbench.action.openSettings", `@id:${name}`);
}
