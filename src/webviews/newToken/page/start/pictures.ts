import listPicture from "@vscode/codicons/src/icons/checklist.svg";
import schedulePicture from "@vscode/codicons/src/icons/clockface.svg";
import pushPicture from "@vscode/codicons/src/icons/cloud-upload.svg";
import copyPicture from "@vscode/codicons/src/icons/copy.svg";
import watchPicture from "@vscode/codicons/src/icons/eye.svg";
import readPicture from "@vscode/codicons/src/icons/file-code.svg";
import appsPicture from "@vscode/codicons/src/icons/globe.svg";
import secretsPicture from "@vscode/codicons/src/icons/lock.svg";
import startPicture from "@vscode/codicons/src/icons/play.svg";
import sshPicture from "@vscode/codicons/src/icons/remote.svg";
import customPicture from "@vscode/codicons/src/icons/settings.svg";
import rotatePicture from "@vscode/codicons/src/icons/sync.svg";
import terminalPicture from "@vscode/codicons/src/icons/terminal.svg";
import deletePicture from "@vscode/codicons/src/icons/trash.svg";
import createPicture from "@vscode/codicons/src/icons/vm.svg";
import editorPicture from "@vscode/codicons/src/icons/vscode.svg";

const pictures: Readonly<Record<string, string>> = {
  "recipe:start-stop": startPicture,
  "recipe:ssh": sshPicture,
  "recipe:terminal": terminalPicture,
  "recipe:apps": appsPicture,
  "recipe:dashboard": watchPicture,
  "recipe:create-workspaces": createPicture,
  "recipe:delete-workspace": deletePicture,
  "recipe:keep-alive": schedulePicture,
  "recipe:editor": editorPicture,
  "recipe:push-template": pushPicture,
  "recipe:read-templates": readPicture,
  "recipe:audit-tokens": listPicture,
  "recipe:rotate-token": rotatePicture,
  "recipe:secrets": secretsPicture,
};

/**
 * Returns the icon of what a token is started from: of a recipe its own, of a command a terminal.
 * @param start the `start` of a draft.
 */
export function pictureOf(start: string | undefined): string {
  if (start?.startsWith("token:") === true) return copyPicture;
  return start?.startsWith("recipe:") === true ? (pictures[start] ?? terminalPicture) : customPicture;
}
