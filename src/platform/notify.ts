import * as vscode from "vscode";

/**
 * Says something in passing.
 * @param message one sentence.
 * @param actions titles of buttons.
 * @returns the button that was pressed, or undefined.
 */
export async function inform(message: string, ...actions: string[]): Promise<string | undefined> {
  return vscode.window.showInformationMessage(message, ...actions);
}

/**
 * Says something that needs attention.
 * @param message one sentence.
 * @param actions titles of buttons.
 * @returns the button that was pressed, or undefined.
 */
export async function warn(message: string, ...actions: string[]): Promise<string | undefined> {
  return vscode.window.showWarningMessage(message, ...actions);
}

/**
 * Asks before something that cannot be undone.
 * @param question names the thing concerned.
 * @param detail what will happen.
 * @param verb the button, named after what it does.
 * @returns whether the person agreed.
 */
export async function confirm(question: string, detail: string, verb: string): Promise<boolean> {
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, verb)) === verb;
}
