import * as vscode from "vscode";
import type { Signal } from "../signal";

/** An MCP server that agents can use; it runs only once VS Code starts it. */
export type OfferedServer = {
  /** Identifies it, and is what VS Code shows. */
  readonly label: string;
  /** Changes when its tools do. */
  readonly version: string;
};

/** The program that VS Code starts for a server. */
export type ServerProgram = {
  readonly command: string;
  readonly args: readonly string[];
  /** VS Code shows and stores it: it contains no secret. */
  readonly env: Readonly<Record<string, string>>;
};

/** Where servers come from. */
export type ServerSource = {
  /** Asks nobody and starts nothing: VS Code calls it whenever it likes. */
  readonly list: () => Promise<readonly OfferedServer[]>;
  /** Prepares a start. If it throws, the server isn't started, and VS Code shows the message. */
  readonly start: (label: string) => Promise<ServerProgram>;
  readonly onDidChange: Signal<undefined>["listen"];
};

/**
 * Offers MCP servers to the agents in VS Code. Nothing is written into a file of VS Code.
 * @param id as in `contributes.mcpServerDefinitionProviders`.
 * @param source lists and starts them.
 */
export function offerMcpServers(id: string, { list, start, onDidChange }: ServerSource): vscode.Disposable {
  return vscode.lm.registerMcpServerDefinitionProvider(id, {
    onDidChangeMcpServerDefinitions: (listener) => {
      const listening = onDidChange(() => {
        listener();
      });
      return new vscode.Disposable(() => {
        listening.dispose();
      });
    },
    // What really starts it is known only when it is started.
    provideMcpServerDefinitions: async () =>
      (await list()).map(
        ({ label, version }) =>
          new vscode.McpStdioServerDefinition(label, process.execPath, ["--version"], {}, version),
      ),
    resolveMcpServerDefinition: async ({ label, version }: vscode.McpStdioServerDefinition) => {
      const { command, args, env } = await start(label);
      return new vscode.McpStdioServerDefinition(label, command, [...args], { ...env }, version);
    },
  });
}
