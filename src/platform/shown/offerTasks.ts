import * as vscode from "vscode";

/**
 * Offers a type of task. None is detected: tasks of this type are in `tasks.json`.
 * @param type the type in `contributes.taskDefinitions`.
 * @param complete makes a task that can run of one that VS Code read; undefined if it cannot.
 */
export function offerTasks(
  type: string,
  complete: (task: vscode.Task) => Promise<vscode.Task | undefined>,
): vscode.Disposable {
  return vscode.tasks.registerTaskProvider(type, {
    provideTasks: () => [],
    resolveTask: (task) => complete(task),
  });
}
