import * as vscode from "vscode";
import type { settingNames } from "./settings";

/**
 * Tells when a setting was changed.
 * @param name the full name.
 */
export function onSettingChange(
  name: (typeof settingNames)[number],
  listener: () => void,
): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration(name)) listener();
  });
}
