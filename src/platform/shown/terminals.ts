import * as vscode from "vscode";
import { labelOf } from "./labels";

/**
 * Opens a terminal with more in its environment: this one terminal only, and not again after a reload, for which VS Code
 * would write the environment down.
 * @param name of the terminal, made harmless.
 * @param icon a name of VS Code's icons.
 * @param env what its environment has beside the usual.
 */
export function openPrivateTerminal(name: string, icon: string, env: Readonly<Record<string, string>>): void {
  vscode.window
    .createTerminal({
      name: labelOf(name),
      iconPath: new vscode.ThemeIcon(icon),
      env: { ...env },
      isTransient: true,
    })
    .show();
}
