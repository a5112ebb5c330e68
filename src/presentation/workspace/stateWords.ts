import * as l10n from "@vscode/l10n";
import type { WorkspaceBuild } from "../../coder/api/workspaces";
import type { AgentStateName, WorkspaceStateName } from "../../workspaces/state/workspaceState";

/** A state's icon; its colour only repeats what shape and word say. */
export type StateIcon = { readonly icon: string; readonly color?: string };

const green = "charts.green";
const blue = "charts.blue";
const grey = "disabledForeground";
const warning = "list.warningForeground";
const error = "problemsErrorIcon.foreground";

const icons: Readonly<Record<WorkspaceStateName, StateIcon>> = {
  queued: { icon: "clock", color: blue },
  starting: { icon: "loading~spin", color: blue },
  stopping: { icon: "loading~spin", color: blue },
  deleting: { icon: "loading~spin", color: blue },
  canceling: { icon: "loading~spin", color: blue },
  running: { icon: "play-circle", color: green },
  connecting: { icon: "plug", color: blue },
  settingUp: { icon: "gear", color: blue },
  scriptFailed: { icon: "warning", color: warning },
  agentLost: { icon: "debug-disconnect", color: warning },
  agentTimeout: { icon: "watch", color: warning },
  unhealthy: { icon: "pulse", color: warning },
  stopped: { icon: "stop-circle", color: grey },
  deleted: { icon: "trash", color: grey },
  failed: { icon: "error", color: error },
  canceled: { icon: "circle-slash", color: grey },
  unknown: { icon: "question", color: grey },
};

/**
 * Returns the icon of a workspace's state.
 * @param state its state.
 * @param isDormant a dormant workspace has an icon of its own.
 */
export function stateIcon(state: WorkspaceStateName, isDormant: boolean): StateIcon {
  return isDormant && state === "stopped" ? { icon: "archive", color: grey } : icons[state];
}

/**
 * Returns the word for a workspace's state in its row.
 * @param state its state.
 * @param build its latest build, which tells what was queued, failed or was cancelled.
 */
export function stateWord(state: WorkspaceStateName, build: WorkspaceBuild): string {
  switch (state) {
    case "queued":
      return queuedWord(build);
    case "starting":
      return l10n.t("starting");
    case "stopping":
      return l10n.t("stopping");
    case "deleting":
      return l10n.t("deleting");
    case "canceling":
      return l10n.t("canceling");
    case "running":
      return l10n.t("running");
    case "connecting":
      return l10n.t("connecting");
    case "settingUp":
      return l10n.t("setting up");
    case "scriptFailed":
      return l10n.t("startup script failed");
    case "agentLost":
      return l10n.t("agent disconnected");
    case "agentTimeout":
      return l10n.t("agent didn't connect");
    case "unhealthy":
      return l10n.t("unhealthy");
    case "stopped":
      return l10n.t("stopped");
    case "deleted":
      return l10n.t("deleted");
    case "failed":
      return failedWord(build);
    case "canceled":
      return canceledWord(build);
    case "unknown":
      return build.status === "" ? l10n.t("unknown state") : build.status;
  }
}

function queuedWord({ transition, job: { queuePosition: place, queueSize: size } }: WorkspaceBuild): string {
  const isPlaced = place > 0 && size > 0;
  switch (transition) {
    case "stop":
      return isPlaced ? l10n.t("waiting to stop, {0} of {1}", place, size) : l10n.t("waiting to stop");
    case "delete":
      return isPlaced
        ? l10n.t("waiting to be deleted, {0} of {1}", place, size)
        : l10n.t("waiting to be deleted");
    default:
      return isPlaced ? l10n.t("waiting to start, {0} of {1}", place, size) : l10n.t("waiting to start");
  }
}

function failedWord({ transition }: WorkspaceBuild): string {
  if (transition === "stop") return l10n.t("failed to stop");
  return transition === "delete" ? l10n.t("failed to delete") : l10n.t("failed to start");
}

function canceledWord({ transition }: WorkspaceBuild): string {
  if (transition === "stop") return l10n.t("stop canceled");
  return transition === "delete" ? l10n.t("deletion canceled") : l10n.t("start canceled");
}

/** Returns the word and the icon for an agent's state. */
export function agentStateWords(state: AgentStateName): StateIcon & { readonly word: string } {
  switch (state) {
    case "connecting":
      return { ...icons.connecting, word: l10n.t("connecting") };
    case "settingUp":
      return { ...icons.settingUp, word: l10n.t("running its startup script") };
    case "ready":
      return { icon: "vm-active", color: green, word: l10n.t("connected") };
    case "scriptSlow":
      return { icon: "vm-active", color: green, word: l10n.t("connected, startup script took too long") };
    case "scriptFailed":
      return { ...icons.scriptFailed, word: l10n.t("startup script failed") };
    case "shuttingDown":
      return { icon: "loading~spin", color: blue, word: l10n.t("shutting down") };
    case "agentLost":
      return { ...icons.agentLost, word: l10n.t("disconnected") };
    case "agentTimeout":
      return { ...icons.agentTimeout, word: l10n.t("didn't connect in time") };
  }
}
