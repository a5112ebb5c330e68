import type { Run, ShowingId } from "../../services/run";
import { copyWorkspaceId, copyWorkspaceName } from "./copyWorkspace";
import { clearWorkspaceFilter, filterWorkspaces } from "./filterWorkspaces";
import { openApp } from "./openApp";
import {
  createWorkspace,
  openBuildInDashboard,
  openInDashboard,
  openTemplateInDashboard,
} from "./openInDashboard";
import { openInEditor } from "./openInEditor";
import { openPort, openPortHere } from "./openPort";
import { openWorkspaceTerminal } from "./openWorkspaceTerminal";
import { refreshWorkspaces } from "./refreshWorkspaces";
import { showMoreWorkspaces } from "./showMoreWorkspaces";
import { showWorkspace } from "./showWorkspace";

/** The commands that show or open workspaces, by ID. They load together when the first of them runs. */
export const showingCommands = {
  "coderAccess.workspaces.refreshWorkspaces": refreshWorkspaces,
  "coderAccess.workspaces.filterWorkspaces": filterWorkspaces,
  "coderAccess.workspaces.clearWorkspaceFilter": clearWorkspaceFilter,
  "coderAccess.workspaces.showMoreWorkspaces": showMoreWorkspaces,
  "coderAccess.workspaces.showWorkspace": showWorkspace,
  "coderAccess.workspaces.openInEditor": openInEditor,
  "coderAccess.workspaces.openInDashboard": openInDashboard,
  "coderAccess.workspaces.openBuildInDashboard": openBuildInDashboard,
  "coderAccess.workspaces.openTemplateInDashboard": openTemplateInDashboard,
  "coderAccess.workspaces.createWorkspace": createWorkspace,
  "coderAccess.workspaces.openApp": openApp,
  "coderAccess.workspaces.openPort": openPort,
  "coderAccess.workspaces.openPortHere": openPortHere,
  "coderAccess.workspaces.openWorkspaceTerminal": openWorkspaceTerminal,
  "coderAccess.workspaces.copyWorkspaceName": copyWorkspaceName,
  "coderAccess.workspaces.copyWorkspaceId": copyWorkspaceId,
  // The recipes are a large table, which the other commands do without.
  "coderAccess.workspaces.createTokenForWorkspace": async (services, argument) =>
    (await import("./createTokenForWorkspace")).createTokenForWorkspace(services, argument),
  "coderAccess.workspaces.createTokenForTemplate": async (services, argument) =>
    (await import("./createTokenForTemplate")).createTokenForTemplate(services, argument),
} satisfies Record<ShowingId, Run>;

// What the menu beside the + of terminals needs of this area is loaded with it.
export { chooseTerminalProfile } from "./openWorkspaceTerminal";
