import type { WorkspaceBuild } from "../../../coder/api/workspaces";
import { inBackground } from "../../../platform/background";
import { openTextTerminal, type TextTerminal } from "../../../platform/shown/terminals";
import type { SignedIn } from "../../../session/sessionState";
import { followLog } from "./followLog";
import { titleOf } from "./logText";

/** The open build logs, with one terminal each. */
export class BuildLogs {
  readonly #open = new Map<string, TextTerminal>();

  /**
   * Shows the log of a build as it arrives; brings one that is open already to the front.
   * @param session the session that reads it.
   * @param workspaceName the name of the workspace.
   * @param build the build.
   */
  show({ client, deployment }: SignedIn, workspaceName: string, build: WorkspaceBuild): void {
    const key = `${deployment.href} ${build.id}`;
    const open = this.#open.get(key);
    if (open?.isOpen === true) {
      open.show();
      return;
    }
    for (const [other, terminal] of this.#open) if (!terminal.isOpen) this.#open.delete(other);
    this.#open.set(
      key,
      openTextTerminal(titleOf(workspaceName, build), "output", (out, signal, over) =>
        inBackground(
          "Following a build's log",
          followLog({ client, workspaceName, build }, out, signal).finally(over),
        ),
      ),
    );
  }
}
