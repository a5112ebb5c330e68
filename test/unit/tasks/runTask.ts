import assert from "node:assert/strict";
import type * as vscode from "vscode";
import { until } from "../../host/until";
import { host } from "../../support/vscode/host";
import { Task } from "../../support/vscode/values";

/** A task that runs, as VS Code shows it in a terminal. */
export type Running = {
  readonly terminal: vscode.Pseudoterminal;
  readonly text: () => string;
  readonly code: Promise<number>;
  readonly shows: (pattern: RegExp) => Promise<unknown>;
};

/**
 * Runs a task of `tasks.json` as VS Code does.
 * @param folder the workspace's.
 * @param given the definition.
 * @param scheme the folder's.
 */
export async function runTask(
  folder: string,
  given: object,
  label: string,
  scheme = "file",
): Promise<Running> {
  const provider = host.taskProviders.get("coder-access") ?? assert.fail("no provider");
  const scope = {
    uri: { fsPath: folder, scheme },
    name: "folder",
    index: 0,
  } as unknown as vscode.WorkspaceFolder;
  const read = new Task(given as vscode.TaskDefinition, scope, label, "Workspace") as unknown as vscode.Task;
  const task = await provider.resolveTask(read, undefined as never);
  const { callback } = task?.execution as unknown as {
    callback: (resolved: object) => Promise<vscode.Pseudoterminal>;
  };
  const terminal = await callback(given);
  let text = "";
  terminal.onDidWrite((written) => (text += written));
  const code = new Promise<number>((resolve) => terminal.onDidClose?.((ended) => resolve(ended ?? 0)));
  terminal.open(undefined);
  return {
    terminal,
    text: () => text,
    code,
    shows: (pattern) =>
      until(
        () => pattern.exec(text) ?? undefined,
        () => text,
      ),
  };
}
