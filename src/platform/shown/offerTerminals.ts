import * as vscode from "vscode";

/**
 * Offers a kind of terminal in the menu beside `+`.
 * @param id the ID in `contributes.terminal.profiles`.
 * @param provide creates the terminal; returns undefined if the person dismisses it.
 */
export function offerTerminals(
  id: string,
  provide: () => Promise<vscode.TerminalProfile | undefined>,
): vscode.Disposable {
  return vscode.window.registerTerminalProfileProvider(id, { provideTerminalProfile: provide });
}
