import * as vscode from "vscode";
import { harmless } from "../../core/text/harmless";
import type { Signal } from "../signal";

/** The ID in `contributes.mcpServerDefinitionProviders`. */
const providerId = "coderAccess.agents";

/** The longest name of a server, in UTF-16 code units. */
const longestLabel = 120;

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
export type ServerSource<Server extends OfferedServer> = {
  /** Asks nobody and starts nothing: VS Code calls it whenever it likes. */
  readonly list: () => Promise<readonly Server[]>;
  /** Prepares a start. If it throws, the server isn't started, and VS Code shows the message. */
  readonly start: (server: Server) => Promise<ServerProgram>;
  readonly onDidChange: Signal<undefined>["listen"];
};

/**
 * Offers MCP servers to the agents in VS Code. Nothing is written into a file of VS Code.
 * @param source lists and starts them.
 */
export function offerMcpServers<Server extends OfferedServer>(
  source: ServerSource<Server>,
): vscode.Disposable {
  const changes = new vscode.EventEmitter<void>();
  const listening = source.onDidChange(() => changes.fire());
  const servers = new Map<string, Server>();
  const provider: vscode.McpServerDefinitionProvider<vscode.McpStdioServerDefinition> = {
    onDidChangeMcpServerDefinitions: changes.event,
    provideMcpServerDefinitions: async () => {
      servers.clear();
      for (const server of await source.list()) servers.set(harmless(server.label, longestLabel), server);
      // What really starts it is known only when it is started.
      return [...servers].map(
        ([label, { version }]) =>
          new vscode.McpStdioServerDefinition(label, process.execPath, ["--version"], {}, version),
      );
    },
    resolveMcpServerDefinition: async ({ label, version }) => {
      const server = servers.get(label);
      if (!server) return undefined;
      const { command, args, env } = await source.start(server);
      return new vscode.McpStdioServerDefinition(label, command, [...args], { ...env }, version);
    },
  };
  return vscode.Disposable.from(
    vscode.lm.registerMcpServerDefinitionProvider(providerId, provider),
    changes,
    listening,
  );
}

/**
 * Starts a server of ours again, where VS Code can.
 * @param extensionId `<publisher>.<name>`.
 * @param label the server's.
 */
export async function restartMcpServer(extensionId: string, label: string): Promise<void> {
  const id = `${extensionId}/${harmless(label, longestLabel)}`;
  await vscode.commands.executeCommand("workbench.mcp.restartServer", id);
}
