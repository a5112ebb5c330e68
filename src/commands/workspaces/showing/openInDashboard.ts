import * as l10n from "@vscode/l10n";
import { openInBrowser } from "../../../platform/outside/browser";
import type { KnownSessions } from "../../../session/sessionState";
import {
  buildAddress,
  templateAddress,
  templatesAddress,
  workspaceAddress,
} from "../../../workspaces/opening/addresses";
import { requireSession } from "../../services/requireSession";
import { pickAnyWorkspace, type PickingWorkspaces } from "./pickAnyWorkspace";

/** Opens a workspace's page in the dashboard. */
export async function openInDashboard(services: PickingWorkspaces, argument: unknown): Promise<void> {
  const title = l10n.t("Open a Workspace in the Dashboard");
  const { session, workspace } = await pickAnyWorkspace(services, argument, title, "openInDashboard");
  await openInBrowser(workspaceAddress(session.deployment, workspace));
}

/** Opens the page of a workspace's last build in the dashboard. */
export async function openBuildInDashboard(services: PickingWorkspaces, argument: unknown): Promise<void> {
  const title = l10n.t("Open a Build in the Dashboard");
  const { session, workspace } = await pickAnyWorkspace(services, argument, title, "openInDashboard");
  await openInBrowser(buildAddress(session.deployment, workspace));
}

/** Opens the page of a workspace's template in the dashboard. */
export async function openTemplateInDashboard(services: PickingWorkspaces, argument: unknown): Promise<void> {
  const title = l10n.t("Open the Template of a Workspace in the Dashboard");
  const { session, workspace } = await pickAnyWorkspace(services, argument, title, "openInDashboard");
  await openInBrowser(templateAddress(session.deployment, workspace));
}

/** Opens the dashboard page for creating a workspace. */
export async function createWorkspace(
  { sessions }: { readonly sessions: KnownSessions },
  row: unknown,
): Promise<void> {
  await openInBrowser(templatesAddress(requireSession(sessions, row).deployment));
}
