import * as l10n from "@vscode/l10n";
import { type Catalog, findScope } from "../core/catalog/catalog";
import { notOfferedSentence } from "../core/catalog/requestable";
import type { Obstacle } from "../core/commands/obstacle";
import type { RequestName } from "../core/commands/requests";
import type { Runnable } from "../core/commands/runnable";
import { type AllowEntry, entryText } from "../core/grant/grant";

/** Requests in words, and `coder` commands without `coder`. */
export type Runs = { readonly requests: readonly string[]; readonly commands: readonly string[] };

/** What a token can run, and what it cannot, grouped by the sentence that says why. */
export type RunnableWords = {
  readonly can: Runs;
  readonly cannot: readonly (Runs & { readonly reason: string })[];
};

/**
 * Describes what a token can and cannot run.
 * @param catalog its deployment's scopes.
 * @param runnable the obstacles to each command and request.
 * @param otherOwner the name of the token's owner, if that is somebody else.
 */
export function runnableWords(catalog: Catalog, runnable: Runnable, otherOwner?: string): RunnableWords {
  const requests = runnable.requests.map(({ name, obstacles }) => ({
    request: requestWords(name, otherOwner),
    reason: reasonFor(catalog, obstacles, otherOwner),
  }));
  const commands = runnable.commands.map(({ command, obstacles }) => ({
    command,
    reason: reasonFor(catalog, obstacles, otherOwner),
  }));
  const because = (reason: string): Runs => ({
    requests: requests.flatMap((one) => (one.reason === reason ? [one.request] : [])),
    commands: commands.flatMap((one) => (one.reason === reason ? [one.command] : [])),
  });
  const reasons = new Set([...requests, ...commands].map(({ reason }) => reason));
  reasons.delete("");
  return { can: because(""), cannot: [...reasons].map((reason) => ({ ...because(reason), reason })) };
}

function requestWords(name: RequestName, otherOwner: string | undefined): string {
  const words: Readonly<Record<RequestName, string>> = {
    listWorkspaces: l10n.t("List workspaces"),
    viewWorkspace: l10n.t("View a workspace"),
    startWorkspace: l10n.t("Start a workspace"),
    stopWorkspace: l10n.t("Stop a workspace"),
    createWorkspace: l10n.t("Create a workspace"),
    deleteWorkspace: l10n.t("Delete a workspace"),
    changeSchedule: l10n.t("Change a workspace's schedule"),
    openTerminal: l10n.t("Open a terminal in a workspace"),
    openApp: l10n.t("Open a workspace's apps"),
    listTemplates: l10n.t("List templates"),
    pushTemplate: l10n.t("Push a template version"),
    viewProfile:
      otherOwner === undefined ? l10n.t("View your profile") : l10n.t("View the profile of {0}", otherOwner),
    listTokens: l10n.t("List tokens"),
    createToken: l10n.t("Create a token"),
    expireToken: l10n.t("Expire a token"),
    deleteToken: l10n.t("Delete a token"),
    listSecrets: l10n.t("List secrets"),
  };
  return words[name];
}

/** Names all obstacles; empty if there are none. */
function reasonFor(catalog: Catalog, obstacles: readonly Obstacle[], otherOwner: string | undefined): string {
  const scopes = obstacles.flatMap((one) => (one.kind === "permission" ? [one.scope] : []));
  const offered = [...new Set(scopes.filter((scope) => findScope(catalog, scope)))];
  const lacking = scopes.filter((scope) => !findScope(catalog, scope));
  const unlisted = obstacles.flatMap((one) =>
    one.kind === "unlisted" ? [entryWords(one.entry, otherOwner)] : [],
  );
  return [
    ...obstacles.flatMap((one) => sentenceFor(one) ?? []),
    ...lacking.map((scope) => notOfferedSentence(catalog, scope)),
    ...(offered.length === 0
      ? []
      : [
          offered.length === 1
            ? l10n.t("Missing permission: {0}.", offered.join(", "))
            : l10n.t("Missing permissions: {0}.", offered.join(", ")),
        ]),
    ...(unlisted.length === 0
      ? []
      : [l10n.t("Not among its resources: {0}.", [...new Set(unlisted)].join(", "))]),
  ].join(" ");
}

function sentenceFor(obstacle: Obstacle): string | undefined {
  switch (obstacle.kind) {
    case "defect":
      return defectSentence(obstacle);
    case "new":
      return obstacle.type === "workspace"
        ? l10n.t("To create workspaces, the token must reach all workspaces.")
        : l10n.t("To create something new, the token must reach {0}.", `${obstacle.type}:*`);
    case "release":
      return l10n.t("This needs Coder v{0}.", obstacle.since);
    case "fullAccess":
      return l10n.t("Only a token with full access can run this.");
    case "permission":
    case "unlisted":
      return undefined;
  }
}

function defectSentence({ type, fails, isSure }: Extract<Obstacle, { kind: "defect" }>): string {
  if (fails === "readWorkspaces") {
    return isSure
      ? l10n.t("Coder can't read workspaces with a token limited to specific templates.")
      : l10n.t("Coder may fail to read workspaces with a token limited to specific templates.");
  }
  if (type === "template") {
    return isSure
      ? l10n.t("Coder can't list templates with a token limited to specific ones.")
      : l10n.t("Coder may fail to list templates with a token limited to specific ones.");
  }
  return isSure
    ? l10n.t("Coder can't list workspaces with a token limited to specific ones.")
    : l10n.t("Coder may fail to list workspaces with a token limited to specific ones.");
}

function entryWords(entry: AllowEntry, otherOwner: string | undefined): string {
  const { type, id } = entry;
  if (type === "user" && id !== "*")
    return otherOwner === undefined ? l10n.t("your profile") : l10n.t("the profile of {0}", otherOwner);

  if (id !== "") return entryText(entry);
  const words: Readonly<Record<string, string>> = {
    workspace: l10n.t("a workspace"),
    template: l10n.t("a template"),
    organization: l10n.t("an organization"),
  };
  return words[type] ?? type;
}
