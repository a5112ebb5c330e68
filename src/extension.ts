import type * as vscode from "vscode";
import { commandHandlers } from "./commands/handlers";
import type { Services } from "./commands/services";
import { registerCommands } from "./platform/commands";
import { resetContext } from "./platform/contextKeys";
import { ErrorDoor } from "./platform/errors";
import { lazy } from "./platform/lazy";
import { openLog } from "./platform/log";
import { mayHaveUnfinishedMints } from "./tokens/unfinished";
import { TokensView } from "./views/tokens/tokensView";

/**
 * Registers commands and views. Nothing is read from the keyring and no server is asked before somebody looks at
 * the view or runs a command, unless a token was being made when VS Code last ended.
 */
export function activate(context: vscode.ExtensionContext): void {
  const log = openLog();
  const errors = new ErrorDoor(log);
  resetContext();
  const services: () => Promise<Services> = lazy(async () => {
    const { createServices } = await import("./services");
    return createServices({ context, log, errors, tokensView });
  });
  const tokensView = new TokensView(errors, services);
  context.subscriptions.push(log, tokensView, registerCommands(commandHandlers(services), errors));
  if (mayHaveUnfinishedMints(context.globalState)) void errors.guard("Starting", services);
}
