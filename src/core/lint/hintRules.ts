import * as l10n from "@vscode/l10n";
import { type Facts, grantsAction, hasLiveEntry } from "../reasoning/facts";
import { type Finding, finding, findingAbout } from "../reasoning/finding";
import { addEntries, fixTo } from "../reasoning/fixes";

/**
 * Actions whose routes read the resource first, by type (routes of v2.35.1): without read, they answer 404.
 */
const needRead: Readonly<Record<string, string>> = {
  workspace: "create update delete start stop",
  template: "create update delete use",
  api_key: "update",
  organization: "update delete",
  task: "create update delete",
  user_secret: "update",
};

/** Reports an action on resources that the grant cannot read, so that its routes answer 404. */
export function actionsWithoutRead(facts: Facts): Finding[] {
  return Object.entries(needRead).flatMap(([type, actions]) => {
    const read = `${type}:read`;
    return findingAbout(
      "action-without-read",
      "warning",
      grantsAction(facts, type, "read") ? [] : granted(facts, type, actions),
      (names) => l10n.t("{0} also needs {1}.", names, read),
      () => [fixTo(facts, l10n.t("Add {0}", read), { scopes: [...facts.grant.scopes, read] })],
    );
  });
}

function granted(facts: Facts, type: string, actions: string): string[] {
  return actions
    .split(" ")
    .filter((action) => grantsAction(facts, type, action))
    .map((action) => `${type}:${action}`);
}

function reads(facts: Facts, type: string): boolean {
  return grantsAction(facts, type, "read") && hasLiveEntry(facts, type);
}

/**
 * Reports that reading a workspace answers 403, and lists omit its row, unless its template is readable (seen
 * on v2.35.1).
 */
export function workspacesNeedTemplates(facts: Facts): Finding[] {
  if (!reads(facts, "workspace") || reads(facts, "template")) return [];
  const { scopes, allowList } = facts.grant;
  const fix = fixTo(facts, l10n.t("Allow reading all templates"), {
    scopes: grantsAction(facts, "template", "read") ? scopes : [...scopes, "template:read"],
    allowList: facts.restricted ? addEntries(allowList, [{ type: "template", id: "*" }]) : allowList,
  });
  const message = l10n.t("Viewing a workspace also requires viewing its template.");
  return [finding("workspace-needs-template", "hint", message, [], [fix])];
}

/**
 * Reports that builds read the workspace's owner unless its template uses classic parameters (seen on
 * v2.35.1).
 */
export function buildsNeedOwner(facts: Facts): Finding[] {
  return findingAbout(
    "build-needs-owner",
    "hint",
    reads(facts, "user") || reads(facts, "organization_member")
      ? []
      : granted(facts, "workspace", "create start stop delete"),
    () => l10n.t("Most builds also need user:read on the workspace's owner."),
  );
}
