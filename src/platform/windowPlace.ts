import * as vscode from "vscode";

/** Gives the machines that the window's folders are on, as VS Code names them: `ssh-remote+host`; empty for this one. */
export function folderAuthorities(): string[] {
  return (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.authority);
}

/** Our name among VS Code's extensions. */
const ownId = "coder-access.coder-access";

/**
 * Whether our code runs on another machine than the window's folders, tasks and terminals: on the person's computer while the
 * window is connected to another one.
 */
export function isApartFromWindow(): boolean {
  const own = vscode.extensions.getExtension(ownId);
  return vscode.env.remoteName !== undefined && own?.extensionKind === vscode.ExtensionKind.UI;
}

/** Whether the window may belong to a Coder workspace. It is asked at activation, so it looks at names alone. */
export function mayBeInWorkspace(): boolean {
  return (
    process.env["CODER_WORKSPACE_NAME"] !== undefined ||
    folderAuthorities().some((authority) => authority.includes("+coder-"))
  );
}
