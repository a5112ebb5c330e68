import * as l10n from "@vscode/l10n";
import type * as vscode from "vscode";
import { redact } from "../core/token/tokenText";
import type { Lending } from "../leases/lease";
import { type ErrorDoor, Explained } from "../platform/errors";
import { lazy } from "../platform/lazy";
import { offerMcpServers, restartMcpServer, type ServerProgram } from "../platform/models/offerMcpServers";
import { offerTool } from "../platform/models/offerTool";
import type { KnownSessions } from "../session/sessionState";
import { accessChanges } from "./access/accessChanges";

/** What agents need of the rest. */
export type AgentServices = {
  readonly sessions: KnownSessions;
  readonly leases: Lending;
  /** VS Code's state of this machine, for writing. */
  readonly memory: vscode.Memento;
};

/** What activation knows already. */
type Base = {
  readonly context: Pick<vscode.ExtensionContext, "globalState" | "extensionUri" | "extension">;
  readonly errors: ErrorDoor;
  /** The services with the stored sessions. */
  readonly services: () => Promise<AgentServices>;
};

/**
 * Offers agents what the person has given them. Nothing is loaded, asked or started before VS Code starts a server.
 * @param base what activation knows.
 */
export function offerAgents(base: Base): readonly vscode.Disposable[] {
  return [offerServers(base), ...offerTools(base)];
}

function offerTools({ context, errors, services }: Base): readonly vscode.Disposable[] {
  const tools = lazy(async () => {
    const { Consents } = await import("./tool/consent");
    return new Consents();
  });
  return [
    offerTool({
      name: "coder_explain_access",
      says: () => l10n.t("Looking up which access a command of Coder needs"),
      run: async (input) => (await import("./tool/explainAccess")).explainAccess(input),
    }),
    offerTool({
      name: "coder_run_command",
      says: () => l10n.t("Asking to run a command of Coder"),
      run: async (input, stop) => {
        const extension = context.extensionUri.fsPath;
        try {
          const [{ runCommand }, { workFolder }, consents, { sessions, leases }] = await Promise.all([
            import("./tool/runCommand"),
            import("../platform/models/workFolder"),
            tools(),
            services(),
          ]);
          const parts = { sessions, leases, extension, consents, folder: workFolder() };
          return await runCommand(parts, input, stop);
        } catch (error) {
          errors.note("Running a command for an agent", error);
          return `The command wasn't run. ${redact(errors.explain(error).message)}`;
        }
      },
    }),
  ];
}

function offerServers({ context, errors, services }: Base): vscode.Disposable {
  const { globalState: memory, extensionUri, extension } = context;
  const start = async (label: string): Promise<ServerProgram> => {
    const [{ startServer }, { accessOf }, { takeAccess }, { sessions, leases, memory: state }] =
      await Promise.all([
        import("./servers/startServer"),
        import("./servers/listServers"),
        import("./access/givenAccess"),
        services(),
      ]);
    const access = accessOf(memory, label);
    if (!access) throw new Explained(l10n.t("You have stopped this access, or it has ended."));
    const isStill = () => JSON.stringify(accessOf(memory, label)) === JSON.stringify(access);
    return startServer({ sessions, leases, extension: extensionUri.fsPath }, access, {
      renew: async () => {
        if (isStill()) await restartMcpServer(extension.id, label);
      },
      stopped: async () => {
        if (isStill()) await takeAccess(state, [access]);
      },
    });
  };
  return offerMcpServers({
    list: async () =>
      memory.get("coderAccess.agents.access") === undefined
        ? []
        : (await import("./servers/listServers")).listServers(memory),
    start: async ({ label }) => {
      try {
        return await start(label);
      } catch (error) {
        // VS Code writes it into a log that hardly anybody looks at.
        errors.show("Giving agents access", error);
        throw new Error(errors.explain(error).message, { cause: error });
      }
    },
    onDidChange: accessChanges.listen,
  });
}
