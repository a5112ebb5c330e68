import * as l10n from "@vscode/l10n";
import { grantsAction, hasLiveEntry, type Facts } from "./facts";
import { finding, type Finding } from "./finding";
import { addEntries, fixTo } from "./fixes";

/** Actions whose routes read the thing first, by type (routes of v2.35.1): alone they answer 404. */
const needRead: Readonly<Record<string, readonly string[]>> = {
  workspace: ["create", "update", "delete", "start", "stop"],
  template: ["create", "update", "delete", "use"],
  api_key: ["update"],
  organization: ["update", "delete"],
  task: ["create", "update", "delete"],
  user_secret: ["update"],
};

/** An action on things that the grant cannot read, so that its routes answer 404. */
export function actionsWithoutRead(facts: Facts): Finding[] {
  return Object.entries(needRead).flatMap(([type, actions]) => {
    const granted = actions
      .filter((action) => grantsAction(facts, type, action))
      .map((action) => `${type}:${action}`);
    const read = `${type}:read`;
    if (granted.length === 0 || grantsAction(facts, type, "read")) return [];
    const message = l10n.t("{0} needs {1} as well.", granted.join(", "), read);
    const fix = fixTo(facts, l10n.t("Add {0}", read), { scopes: [...facts.grant.scopes, read] });
    return finding("action-without-read", "warning", message, granted, [fix]);
  });
}

/** Reading a workspace answers 403, and lists drop its row, unless its template is readable (seen on v2.35.1). */
export function workspacesNeedTemplates(facts: Facts): Finding[] {
  const reads = (type: string): boolean => grantsAction(facts, type, "read") && hasLiveEntry(facts, type);
  if (!reads("workspace") || reads("template")) return [];
  const { scopes, allowList } = facts.grant;
  const fix = fixTo(facts, l10n.t("Let it read templates"), {
    scopes: grantsAction(facts, "template", "read") ? scopes : [...scopes, "template:read"],
    allowList: facts.restricted ? addEntries(allowList, [{ type: "template", id: "*" }]) : allowList,
  });
  const message = l10n.t("To read a whole workspace the token must also read its template.");
  return [finding("workspace-needs-template", "hint", message, [], [fix])];
}

/** Builds read the workspace's owner unless its template uses classic parameters (seen on v2.35.1). */
export function buildsNeedOwner(facts: Facts): Finding[] {
  const builds = ["create", "start", "stop", "delete"].filter((action) =>
    grantsAction(facts, "workspace", action),
  );
  const readsOwner = ["user", "organization_member"].some(
    (type) => grantsAction(facts, type, "read") && hasLiveEntry(facts, type),
  );
  if (builds.length === 0 || readsOwner) return [];
  const message = l10n.t("Most builds also need user:read on the owner of the workspace.");
  return [
    finding(
      "build-needs-owner",
      "hint",
      message,
      builds.map((action) => `workspace:${action}`),
    ),
  ];
}

/** Names that are offered before their routes exist: user secrets, listed since v2.27.0, reachable since v2.33.0. */
export function namesWithoutRoutes({ catalog, scopes }: Facts): Finding[] {
  const names = scopes.filter((name) => name.startsWith("user_secret:"));
  if (catalog.features.userSecrets || names.length === 0) return [];
  const message = l10n.t("{0} has no use before Coder v2.33.0.", names.join(", "));
  return [finding("scope-without-route", "hint", message, names)];
}
