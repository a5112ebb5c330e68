import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { Cancelled, Explained } from "../../../platform/errors";
import { openInBrowser } from "../../../platform/outside/browser";
import { askForText } from "../../../platform/shown/quickInputs";
import { agentMeantBy, type AgentOf } from "../../../presentation/workspace/agentOf";
import { portAddress } from "../../../workspaces/opening/addresses";
import { dashboardStep } from "./openApp";
import { pickAnyWorkspace, type PickingWorkspaces } from "./pickAnyWorkspace";

type MeantPort = AgentOf & { readonly port: number; readonly isOfRow: boolean };

/**
 * Opens a port of a workspace in the browser.
 * @throws Explained if the deployment has no wildcard host, without which it offers no ports, or if nothing listens on the port of a row
 * any more.
 */
export async function openPort(services: PickingWorkspaces, argument: unknown): Promise<void> {
  await open(services, argument, openInBrowser);
}

/** Opens a port of a workspace in VS Code's own browser. */
export async function openPortHere(services: PickingWorkspaces, argument: unknown): Promise<void> {
  await open(services, argument, async (address) => {
    await vscode.commands.executeCommand("simpleBrowser.show", address);
  });
}

async function open(
  services: PickingWorkspaces,
  argument: unknown,
  show: (address: string) => Promise<unknown>,
): Promise<void> {
  const meant = await meantPort(services, argument);
  const { listed, port } = meant;
  const address = await addressOf(meant);
  if (!(await hasClosed(meant))) {
    await show(address);
    return;
  }
  throw new Explained(l10n.t('Nothing is listening on port {0} in "{1}" anymore.', port, listed.name), [
    { title: l10n.t("Open Anyway"), run: () => show(address) },
  ]);
}

/** Rows are of when they were read; of a typed port nobody knows, since the server leaves out those of apps. */
async function hasClosed({ listed, agent, port, isOfRow }: MeantPort): Promise<boolean> {
  if (!isOfRow) return false;
  const ports = await listed.session.client.workspaces.listeningPorts(agent.id);
  return ports.every((one) => one.port !== port);
}

async function addressOf({ listed, agent, port }: MeantPort): Promise<string> {
  const { session, workspace } = listed;
  const host = await session.client.workspaces.appHost();
  const address = portAddress(session.deployment, workspace, agent, port, host);
  if (address !== undefined) return address;
  throw new Explained(
    l10n.t(
      "{0} has no wildcard host for apps, so its ports can't be opened in a browser.",
      session.deployment.host,
    ),
    [dashboardStep(listed)],
  );
}

async function meantPort(services: PickingWorkspaces, argument: unknown): Promise<MeantPort> {
  const title = l10n.t("Open a Port");
  const meant = agentMeantBy(argument);
  if (meant?.port) return { ...meant, port: meant.port.port, isOfRow: true };
  const listed = meant?.listed ?? (await pickAnyWorkspace(services, argument, title, "openTerminal"));
  const agent =
    meant?.agent ?? listed.workspace.latestBuild.agents.find(({ status }) => status === "connected");
  if (!agent) throw new Explained(l10n.t('"{0}" isn\'t connected.', listed.name), [dashboardStep(listed)]);
  const typed = await askForText({
    title,
    prompt: l10n.t('A listening port in "{0}"', listed.name),
    validateInput: (text) => (isPort(text) ? undefined : l10n.t("Enter a number from 1 to 65535.")),
  });
  if (typed === undefined || !isPort(typed)) throw new Cancelled();
  return { listed, agent, port: Number(typed), isOfRow: false };
}

function isPort(text: string): boolean {
  const port = Number(text);
  return /^\d{1,5}$/.test(text.trim()) && port >= 1 && port <= 65_535;
}
