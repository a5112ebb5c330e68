import * as l10n from "@vscode/l10n";
import { addEntries, fixTo } from "./fixes";
import { entriesOn, grantsAction, hasLiveEntry, type Facts } from "./facts";
import type { Finding } from "./finding";

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
    const granted = actions.filter((action) => grantsAction(facts, type, action));
    if (granted.length === 0 || grantsAction(facts, type, "read")) return [];
    const read = `${type}:read`;
    return {
      kind: "action-without-read",
      severity: "warning",
      message: l10n.t(
        "{0} needs {1} as well.",
        granted.map((action) => `${type}:${action}`).join(", "),
        read,
      ),
      entries: granted.map((action) => `${type}:${action}`),
      fixes: [fixTo(facts, l10n.t("Add {0}", read), { scopes: [...facts.grant.scopes, read] })],
    };
  });
}

/** Reading a workspace answers 403 and lists drop their rows unless its template is readable (seen on v2.35.1). */
export function workspacesNeedTemplates(facts: Facts): Finding[] {
  const readsTemplates = grantsAction(facts, "template", "read");
  const admitted = hasLiveEntry(facts, "template");
  if (!grantsAction(facts, "workspace", "read") || !hasLiveEntry(facts, "workspace")) return [];
  if (readsTemplates && admitted) return [];
  if (entriesOn(facts, "template").length === 0 && facts.restricted && readsTemplates && !facts.full)
    return [];
  return [
    {
      kind: "workspace-needs-template",
      severity: "hint",
      message: l10n.t("To read a whole workspace, the token must also read its template."),
      entries: [],
      fixes: [
        fixTo(facts, l10n.t("Let it read templates"), {
          scopes: readsTemplates ? facts.grant.scopes : [...facts.grant.scopes, "template:read"],
          allowList: facts.restricted
            ? addEntries(facts.grant.allowList, [{ type: "template", id: "*" }])
            : facts.grant.allowList,
        }),
      ],
    },
  ];
}

/** Builds read the workspace's owner unless its template uses classic parameters (seen on v2.35.1). */
export function buildsNeedOwner(facts: Facts): Finding[] {
  const builds = ["create", "start", "stop", "delete"].filter((action) =>
    grantsAction(facts, "workspace", action),
  );
  const reachesOwner = ["user", "organization_member"].some(
    (type) => grantsAction(facts, type, "read") && hasLiveEntry(facts, type),
  );
  if (builds.length === 0 || reachesOwner) return [];
  return [
    {
      kind: "build-needs-owner",
      severity: "hint",
      message: l10n.t("Most builds also need user:read on the owner of the workspace."),
      entries: builds.map((action) => `workspace:${action}`),
      fixes: [],
    },
  ];
}

/** Names that are offered before their routes exist: user secrets, listed since v2.27.0, reachable since v2.33.0. */
export function namesWithoutRoutes(facts: Facts): Finding[] {
  if (facts.catalog.features.userSecrets) return [];
  const names = facts.scopes.filter((name) => name.startsWith("user_secret:"));
  if (names.length === 0) return [];
  return [
    {
      kind: "scope-without-route",
      severity: "hint",
      message: l10n.t("{0} has no use before Coder v2.33.0.", names.join(", ")),
      entries: names,
      fixes: [],
    },
  ];
}
