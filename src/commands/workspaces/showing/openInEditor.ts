import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { Explained } from "../../../platform/errors";
import { openLinkOf } from "../../../platform/outside/browser";
import { agentMeantBy } from "../../../presentation/workspace/agentOf";
import { pickAnyWorkspace, type PickingWorkspaces } from "./pickAnyWorkspace";

/** Coder's own extension, which connects VS Code to a workspace. */
const coderExtension = "coder.coder-remote";

/**
 * Opens a workspace in the editor through the link that Coder's own extension documents. That extension has
 * its own session: we hand over no token.
 * @throws Explained with a button to get that extension if it is not installed.
 */
export async function openInEditor(services: PickingWorkspaces, argument: unknown): Promise<void> {
  const title = l10n.t("Open a Workspace in the Editor");
  const { session, workspace } = await pickAnyWorkspace(services, argument, title, "openInEditor");
  if (vscode.extensions.getExtension(coderExtension) === undefined) throw notInstalled();
  const agent = agentMeantBy(argument)?.agent.name;
  await openLinkOf(coderExtension, "/open", {
    // There, `me` would count as a different address for the same workspace.
    owner: workspace.ownerName,
    workspace: workspace.name,
    ...(agent === undefined ? {} : { agent }),
    url: session.deployment.href,
    openRecent: "true",
  });
}

function notInstalled(): Explained {
  if (vscode.env.uiKind === vscode.UIKind.Web) {
    return new Explained(
      l10n.t("Coder's extension, which opens workspaces, works only in VS Code on your computer."),
    );
  }
  const show = {
    title: l10n.t("Show Extension"),
    run: async () => vscode.commands.executeCommand("extension.open", coderExtension),
  };
  return new Explained(
    l10n.t("To open workspaces in the editor, install Coder's own extension ({0}).", coderExtension),
    [show],
  );
}
