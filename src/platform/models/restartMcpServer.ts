import * as vscode from "vscode";

/**
 * Starts a server of ours again, where VS Code can.
 * @param extensionId `<publisher>.<name>`.
 * @param label the server's.
 */
export async function restartMcpServer(extensionId: string, label: string): Promise<void> {
  await vscode.commands.executeCommand("workbench.mcp.restartServer", `${extensionId}/${label}`);
}
