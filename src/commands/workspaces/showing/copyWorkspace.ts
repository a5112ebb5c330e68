import * as l10n from "@vscode/l10n";
import { quietly } from "../../../platform/background";
import { copyText } from "../../../platform/outside/clipboard";
import { inform } from "../../../platform/shown/notify";
import { pickAnyWorkspace, type PickingWorkspaces } from "./pickAnyWorkspace";

/**
 * Copies the name of a workspace as the command line takes it, with the owner's name if that is somebody
 * else.
 */
export async function copyWorkspaceName(services: PickingWorkspaces, argument: unknown): Promise<void> {
  const { name } = await pickAnyWorkspace(
    services,
    argument,
    l10n.t("Copy a Workspace's Name"),
    "openInDashboard",
  );
  await copyText(name);
  quietly("Telling that it is copied", inform(l10n.t('Copied the name of "{0}".', name)));
}

/** Copies the ID of a workspace, as allow lists name it. */
export async function copyWorkspaceId(services: PickingWorkspaces, argument: unknown): Promise<void> {
  const listed = await pickAnyWorkspace(
    services,
    argument,
    l10n.t("Copy a Workspace's ID"),
    "openInDashboard",
  );
  await copyText(listed.workspace.id);
  quietly("Telling that it is copied", inform(l10n.t('Copied the ID of "{0}".', listed.name)));
}
