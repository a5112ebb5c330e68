import * as vscode from "vscode";

/**
 * Offers a tool to the language models in VS Code.
 * @param name as in `contributes.languageModelTools`.
 * @param run does it. Whatever must be confirmed, it asks by itself: VS Code's own question can be answered automatically.
 * It returns the answer for the model, refusals included, without a secret.
 */
export function offerTool(
  name: string,
  run: (input: unknown, cancelled: vscode.CancellationToken) => Promise<string>,
): vscode.Disposable {
  return vscode.lm.registerTool<unknown>(name, {
    invoke: async ({ input }, cancelled) =>
      new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(await run(input, cancelled))]),
  });
}
