import type { BuildingId, Run } from "../services/run";
export { askParameters } from "../../views/buildParameters/askParameters";
export { actOnMany } from "../workspaces/acting/actOnMany";
import { cancelBuild } from "../workspaces/cancelBuild";
import { deleteWorkspace } from "../workspaces/deleteWorkspace";
import { extendWorkspace } from "../workspaces/extendWorkspace";
import { favoriteWorkspace } from "../workspaces/favoriteWorkspace";
import { makeWorkspaceDormant } from "../workspaces/makeWorkspaceDormant";
import { restartWorkspace } from "../workspaces/restartWorkspace";
import { showBuildLog } from "../workspaces/showBuildLog";
import { startWorkspace } from "../workspaces/startWorkspace";
import { stopWorkspace } from "../workspaces/stopWorkspace";
import { unfavoriteWorkspace } from "../workspaces/unfavoriteWorkspace";
import { updateWorkspace } from "../workspaces/updateWorkspace";
import { wakeWorkspace } from "../workspaces/wakeWorkspace";

/**
 * The commands that change workspaces and follow their builds, by ID. They load together when the first of
 * them runs: showing workspaces does not need this code.
 */
export const buildingCommands = {
  "coderAccess.workspaces.startWorkspace": startWorkspace,
  "coderAccess.workspaces.stopWorkspace": stopWorkspace,
  "coderAccess.workspaces.restartWorkspace": restartWorkspace,
  "coderAccess.workspaces.updateWorkspace": updateWorkspace,
  "coderAccess.workspaces.cancelBuild": cancelBuild,
  "coderAccess.workspaces.extendWorkspace": extendWorkspace,
  "coderAccess.workspaces.favoriteWorkspace": favoriteWorkspace,
  "coderAccess.workspaces.unfavoriteWorkspace": unfavoriteWorkspace,
  "coderAccess.workspaces.makeWorkspaceDormant": makeWorkspaceDormant,
  "coderAccess.workspaces.wakeWorkspace": wakeWorkspace,
  "coderAccess.workspaces.deleteWorkspace": deleteWorkspace,
  "coderAccess.workspaces.showBuildLog": showBuildLog,
} satisfies Record<BuildingId, Run>;
