import * as l10n from "@vscode/l10n";

/** Titles of the resource types that a person meets, in the order in which they are shown; `coder` are the ready-made sets. */
export function resourceTitles(): Readonly<Record<string, string>> {
  return {
    coder: l10n.t("Ready-made sets"),
    workspace: l10n.t("Workspaces"),
    template: l10n.t("Templates"),
    user: l10n.t("Your account"),
    api_key: l10n.t("Your tokens"),
    task: l10n.t("Tasks"),
    file: l10n.t("Files"),
    organization: l10n.t("Organizations"),
    user_secret: l10n.t("Your secrets"),
    user_skill: l10n.t("Your skills"),
  };
}

/** Sentences for scopes that need one of their own. */
function ownSentences(): Readonly<Record<string, string>> {
  return {
    "coder:all": l10n.t("Do everything you can do, now and in future."),
    "coder:application_connect": l10n.t("Open web applications of workspaces."),
    "coder:workspaces.create": l10n.t("Create, change, start and stop workspaces."),
    "coder:workspaces.operate": l10n.t("See, change, start and stop workspaces."),
    "coder:workspaces.delete": l10n.t("See and delete workspaces."),
    "coder:workspaces.access": l10n.t("See workspaces, open their terminals and applications."),
    "coder:templates.build": l10n.t("Upload files and follow template builds."),
    "coder:templates.author": l10n.t("Create, change and delete templates."),
    "coder:apikeys.manage_self": l10n.t("Create, see, change and delete your tokens."),
    "workspace:read": l10n.t("See workspaces, their builds, agents and logs."),
    "workspace:update": l10n.t("Change schedules, favorites and other settings of workspaces."),
    "workspace:ssh": l10n.t("Open terminals in workspaces and run commands there."),
    "workspace:application_connect": l10n.t("Open web applications of workspaces."),
    "template:read": l10n.t("See templates; reading workspaces needs it, too."),
    "template:create": l10n.t("Create templates and push versions of them."),
    "template:use": l10n.t("Create workspaces from templates."),
    "api_key:create": l10n.t("Create tokens, even ones with full access."),
    "file:create": l10n.t("Upload files, as pushing a template does."),
    "user:read": l10n.t("See who you are; most routes about you need it."),
    "user:read_personal": l10n.t("Read your settings and your public Git key."),
    "user:update_personal": l10n.t("Change your settings, your password and your Git key."),
  };
}

/** The sentence for a scope: its own, or one made of its action and the title of its type. */
export function describeScope(name: string, type: string | undefined, action = ""): string {
  const own = ownSentences()[name];
  if (own !== undefined) return own;
  if (type === undefined) return l10n.t("Newer than this extension: what it grants is unknown.");
  const things = (resourceTitles()[type] ?? type).toLowerCase();
  switch (action) {
    case "*":
      return l10n.t("Do everything with {0}, later releases included.", things);
    case "read":
      return l10n.t("See {0}.", things);
    case "create":
      return l10n.t("Create {0}.", things);
    case "update":
      return l10n.t("Change {0}.", things);
    case "delete":
      return l10n.t("Delete {0}.", things);
    case "start":
      return l10n.t("Start {0}.", things);
    case "stop":
      return l10n.t("Stop {0}.", things);
    default:
      return l10n.t("{0}: {1}.", things, action);
  }
}
