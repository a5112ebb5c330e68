import * as l10n from "@vscode/l10n";
import type * as vscode from "vscode";
import { Cancelled, Explained, type NextStep } from "../../../platform/errors";
import { openInBrowser } from "../../../platform/outside/browser";
import { confirm } from "../../../platform/shown/notify";
import { pickItem } from "../../../platform/shown/quickInputs";
import { agentMeantBy, type AppOf } from "../../../presentation/workspace/agentOf";
import type { ListedWorkspace } from "../../../presentation/workspace/listedWorkspace";
import { appAddress, workspaceAddress } from "../../../workspaces/opening/addresses";
import { pickAnyWorkspace, type PickingWorkspaces } from "./pickAnyWorkspace";

type AppItem = vscode.QuickPickItem & { readonly about: AppOf };

/**
 * Opens a workspace's app in the browser, which signs in there by itself: we send no token along.
 * @throws Explained if the app has no address, or one that would contain the session's secret.
 */
export async function openApp(services: PickingWorkspaces, argument: unknown): Promise<void> {
  const about = await meantApp(services, argument);
  const { listed, agent, app } = about;
  const { session, workspace } = listed;
  const host = app.subdomain ? await session.client.workspaces.appHost() : undefined;
  const found = appAddress(session.deployment, workspace, agent, app, host);
  const name = nameOf(about);
  switch (found.kind) {
    case "page":
      await openInBrowser(found.address);
      return;
    case "program":
      if (!(await agreesTo(name, found.address))) throw new Cancelled();
      await openInBrowser(found.address);
      return;
    case "wantsSession":
      throw new Explained(
        l10n.t(
          "\"{0}\" wants your session's secret in its address, where others could read it. Coder Access doesn't fill it in.",
          name,
        ),
        [dashboardStep(listed)],
      );
    case "command":
      throw new Explained(l10n.t('"{0}" runs in a terminal. Open it in the dashboard.', name), [
        dashboardStep(listed),
      ]);
    case "noHost":
      throw new Explained(
        l10n.t(
          '"{0}" needs an address of its own, and {1} has no wildcard host for apps.',
          name,
          session.deployment.host,
        ),
        [dashboardStep(listed)],
      );
    case "noAddress":
      throw new Explained(l10n.t('"{0}" has no address that can be opened.', name), [dashboardStep(listed)]);
  }
}

/** Builds the button that opens a workspace's page. */
export function dashboardStep({ session, workspace }: ListedWorkspace): NextStep {
  return {
    title: l10n.t("Open in Dashboard"),
    run: () => openInBrowser(workspaceAddress(session.deployment, workspace)),
  };
}

async function meantApp(services: PickingWorkspaces, argument: unknown): Promise<AppOf> {
  const meant = agentMeantBy(argument);
  if (meant?.app) return { ...meant, app: meant.app };
  const listed =
    meant?.listed ?? (await pickAnyWorkspace(services, argument, l10n.t("Open an App"), "openTerminal"));
  const { agents } = listed.workspace.latestBuild;
  const items = agents
    .flatMap((agent) => agent.apps.map((app) => ({ listed, agent, app })))
    .filter(({ app }) => !app.hidden)
    .map((about): AppItem => ({ label: nameOf(about), description: about.agent.name, about }));
  if (items.length === 0)
    throw new Explained(l10n.t('"{0}" has no apps.', listed.name), [dashboardStep(listed)]);
  const picked = await pickItem(items, { title: l10n.t("Open an App") });
  if (!picked) throw new Cancelled();
  return picked.about;
}

function nameOf({ app }: AppOf): string {
  return app.displayName === "" ? app.slug : app.displayName;
}

async function agreesTo(name: string, address: string): Promise<boolean> {
  return confirm(l10n.t('"{0}" opens another program. Continue?', name), address, l10n.t("Open"));
}
