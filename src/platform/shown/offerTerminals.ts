import * as vscode from "vscode";

/**
 * Offers a kind of terminal in the menu beside `+`.
 * @param id of `contributes.terminal.profiles`.
 * @param provide makes the terminal; undefined when the person leaves.
 */
export function offerTerminals(
  id: string,
  provide: () => Promise<vscode.TerminalProfile | undefined>,
): vscode.Disposable {
  return vscode.window.registerTerminalProfileProvider(id, { provideTerminalProfile: provide });
}
