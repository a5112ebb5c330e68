import * as vscode from "vscode";
import { taskType } from "./taskDefinition";
import { taskFolder } from "./taskFolder";
import { TaskRun, type TaskServices } from "./taskRun";
import { TaskTerminal } from "./taskTerminal";

/**
 * Completes a task of `tasks.json` so that it can run.
 * @param services loads what it needs once it runs.
 * @param task as VS Code read it.
 * @returns undefined for a task of another type.
 */
export function leasedTask(
  services: () => Promise<TaskServices>,
  task: vscode.Task,
): vscode.Task | undefined {
  const { definition, scope = vscode.TaskScope.Workspace, name } = task;
  if (definition.type !== taskType) return undefined;
  const place = { label: name, folder: () => taskFolder(scope) };
  const execution = new vscode.CustomExecution(
    async (resolved) => new TaskTerminal(new TaskRun(await services(), resolved, place)),
  );
  return new vscode.Task(definition, scope, name, taskType, execution, task.problemMatchers);
}
