import * as l10n from "@vscode/l10n";
import type { Agent } from "../../coder/api/workspaces";
import { absoluteTime, relativeTime } from "../../platform/time/times";
import { isRunning } from "../../workspaces/state/workspaceState";
import type { ListedWorkspace } from "./listedWorkspace";
import { stateWord } from "./stateWords";

/** Returns the display name of a workspace's template, or the template's name. */
export function templateOf({ workspace }: ListedWorkspace): string {
  return workspace.templateDisplayName === "" ? workspace.templateName : workspace.templateDisplayName;
}

/**
 * The words of a row after the name, the most important first, since a narrow side bar cuts off the rest.
 * @param listed the workspace.
 */
export function workspaceWords(listed: ListedWorkspace): string[] {
  const { workspace, state, now } = listed;
  const { latestBuild: build } = workspace;
  const words = [stateWord(state, build)];
  if (workspace.dormantAt) words.push(l10n.t("dormant"));
  if (workspace.outdated) words.push(l10n.t("outdated"));
  if (isRunning(build) && build.deadline) words.push(stopsWord(build.deadline, now));
  const template = templateOf(listed);
  if (template !== "") words.push(template);
  return words;
}

function stopsWord(deadline: Date, now: Date): string {
  return deadline <= now ? l10n.t("stops now") : l10n.t("stops {0}", relativeTime(deadline, now));
}

/**
 * Returns everything about a workspace that can be searched, in lower case.
 * @param listed the workspace.
 */
export function searchableText(listed: ListedWorkspace): string {
  const { workspace } = listed;
  return [
    listed.name,
    workspace.ownerName,
    ...workspaceWords(listed),
    workspace.templateName,
    workspace.organizationName,
    workspace.favorite ? l10n.t("favorite") : "",
  ]
    .join(" ")
    .toLowerCase();
}

/**
 * Describes a workspace for its tooltip, starting with the reason for its state.
 * @param listed the workspace.
 */
export function workspaceLines(listed: ListedWorkspace): string[] {
  const { workspace, state, now } = listed;
  const { latestBuild: build, dormantAt, deletingAt, nextStartAt, lastUsedAt } = workspace;
  const runs = isRunning(build);
  return [
    workspaceWords(listed).join(" · "),
    // A cancelled build has the error "canceled", which its state says already.
    ...(state === "failed" && build.job.error !== "" ? [l10n.t("Reason: {0}", build.job.error)] : []),
    ...(runs ? build.agents.flatMap((agent) => healthLine(agent)) : []),
    ...(dormantAt ? [dormantLine(dormantAt, deletingAt)] : []),
    ...(workspace.outdated ? [l10n.t("Its template has a newer version.")] : []),
    l10n.t("Template: {0}", templateWithVersion(listed)),
    ...(listed.isMine ? [] : [l10n.t("Owner: {0}", workspace.ownerName)]),
    ...(workspace.organizationName === "" ? [] : [l10n.t("Organization: {0}", workspace.organizationName)]),
    ...(runs
      ? [
          build.deadline
            ? l10n.t("Stops: {0}", absoluteTime(build.deadline))
            : l10n.t("Doesn't stop automatically"),
        ]
      : []),
    ...(!runs && nextStartAt ? [l10n.t("Starts: {0}", absoluteTime(nextStartAt))] : []),
    ...(lastUsedAt ? [l10n.t("Last used: {0}", relativeTime(lastUsedAt, now))] : []),
    l10n.t("ID: {0}", workspace.id),
  ];
}

/** An agent that has not reported yet is not unhealthy, whatever the server calls it. */
function healthLine({ name, status, healthy, healthReason }: Agent): string[] {
  if (healthy || status === "connecting" || healthReason === "") return [];
  return [l10n.t("{0}: {1}", name, healthReason)];
}

function dormantLine(dormantAt: Date, deletingAt: Date | undefined): string {
  const since = absoluteTime(dormantAt);
  return deletingAt
    ? l10n.t("Dormant since {0}. It will be deleted {1}.", since, absoluteTime(deletingAt))
    : l10n.t("Dormant since {0}.", since);
}

function templateWithVersion(listed: ListedWorkspace): string {
  const { templateVersionName: version } = listed.workspace.latestBuild;
  const template = templateOf(listed);
  // A new build does not contain its version's name (seen on v2.35.1).
  return version === "" ? template : l10n.t("{0}, version {1}", template, version);
}
