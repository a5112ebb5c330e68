import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { offerAgents } from "./agents/offerAgents";
import { commandHandlers } from "./commands/handlers";
import { AuthenticationProvider, providerId } from "./lending/authenticationProvider";
import { watchBackground } from "./platform/background";
import { registerCommands } from "./platform/commands";
import { resetContext } from "./platform/contextKeys";
import { ErrorDoor } from "./platform/errors";
import { lazy } from "./platform/lazy";
import { openLog } from "./platform/log";
import { readSetting } from "./platform/settings";
import { offerTasks } from "./platform/shown/offerTasks";
import { offerTerminals } from "./platform/shown/offerTerminals";
import { mayBeInWorkspace } from "./platform/windowPlace";
import type { Built } from "./services";
import { followLinks } from "./session/followLinks";
import { awaitWork } from "./tokens/awaitWork";
import { mayHaveUnfinishedWork } from "./tokens/durable/unfinished";
import { dayOf, isLookDue } from "./tokens/expiring/lookDue";
import { TokensView } from "./views/tokens/tokensView";
import { WorkspacesView } from "./views/workspaces/workspacesView";

/**
 * Registers commands, views, the authentication provider and the handler of links; VS Code runs this after each start.
 * Nothing is read from the keyring and no server is asked before somebody looks at the view, runs a command or asks for a
 * session, unless what is there says so: a token was being made when VS Code last ended, a secret waits or is on the
 * clipboard, a token ends later, a terminal in a workspace was open, the window belongs to a workspace, or nobody looked today
 * for tokens that expire soon.
 */
export function activate(context: vscode.ExtensionContext): void {
  if (vscode.l10n.bundle) l10n.config({ contents: vscode.l10n.bundle });
  const log = openLog({
    folder: context.logUri,
    openText: async (lines) => (await import("./platform/shown/documents")).openText(lines),
  });
  // Never empty, so that whoever opens it sees that it works.
  const { version } = context.extension.packageJSON as { readonly version: string };
  log.info(`Coder Access ${version} started.`);
  const errors = new ErrorDoor(log);
  watchBackground(errors.watch);
  resetContext();
  const build: () => Promise<Built> = lazy(async () => {
    const { createServices } = await import("./services");
    return createServices({ context, log, errors, tokensView, workspacesView, provider });
  });
  const services = async (): Promise<Built["services"]> => {
    const { services: built, restored } = await build();
    await restored;
    return built;
  };
  const tokensView = new TokensView(errors, services);
  const workspacesView = new WorkspacesView(errors, async () => {
    const { forWorkspaces, restored } = await build();
    await restored;
    return forWorkspaces();
  });
  const provider = new AuthenticationProvider(services);
  const offer = (kind: string, choose: (built: Built["services"]) => Promise<vscode.TerminalProfile>) =>
    offerTerminals(`coderAccess.${kind}`, () =>
      errors.guard("Opening a terminal", async () => choose(await services())),
    );
  const launcher = vscode.Uri.joinPath(context.extensionUri, "dist", "launcher.js").fsPath;
  context.subscriptions.push(
    log,
    tokensView,
    workspacesView,
    provider,
    registerCommands(
      commandHandlers(services, async () => (await build()).services),
      errors,
    ),
    vscode.authentication.registerAuthenticationProvider(providerId, l10n.t("Coder"), provider, {
      supportsMultipleAccounts: true,
    }),
    offer("workspace", async (built) =>
      (await import("./commands/workspaces/showing")).chooseTerminalProfile(built),
    ),
    offer("scoped", async (built) =>
      (await import("./commands/leases/openScopedTerminal")).chooseScopedProfile(built),
    ),
    offerTasks("coder-access", async (task) => {
      const { leasedTask } = await import("./tasks/leasedTasks");
      return leasedTask(async () => ({ ...(await services()), launcher }), task);
    }),
    followLinks(),
    ...offerAgents({ context, errors, services }),
  );
  const storage = context.globalStorageUri.fsPath;
  const isWorkLeft = () => mayHaveUnfinishedWork(storage, context.globalState, context.workspaceState);
  const isLookWanted = () =>
    (readSetting("coderAccess.tokens.warnBeforeExpiry") === true && isLookDue(storage, dayOf(new Date()))) ||
    (readSetting("coderAccess.workspaces.showInStatusBar") === true && mayBeInWorkspace());
  const begin = () => errors.inBackground("Starting", services);
  if (isWorkLeft()) begin();
  else context.subscriptions.push(awaitWork(() => isWorkLeft() || isLookWanted(), begin));
}
