import * as vscode from "vscode";

/** Gives the machines that the window's folders are on, as VS Code names them: `ssh-remote+host`; empty for this one. */
export function folderAuthorities(): string[] {
  return (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.authority);
}

/** Whether the window may belong to a Coder workspace. It is asked at activation, so it looks at names alone. */
export function mayBeInWorkspace(): boolean {
  return (
    process.env["CODER_WORKSPACE_NAME"] !== undefined ||
    folderAuthorities().some((authority) => authority.includes("+coder-"))
  );
}
