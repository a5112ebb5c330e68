import * as l10n from "@vscode/l10n";

/** One sentence for each scope that is known, in the language of the person. Made anew so that the language is known. */
export function scopeDescriptions(): Readonly<Record<string, string>> {
  return {
    "coder:all": l10n.t("Do everything you can do, now and in future."),
    "coder:application_connect": l10n.t("Open the web applications of workspaces."),
    "coder:workspaces.create": l10n.t("Create, update, start and stop workspaces."),
    "coder:workspaces.operate": l10n.t("See, change, start and stop workspaces."),
    "coder:workspaces.delete": l10n.t("See and delete workspaces."),
    "coder:workspaces.access": l10n.t("See workspaces, open their terminals and applications."),
    "coder:templates.build": l10n.t("Upload files and follow template builds."),
    "coder:templates.author": l10n.t("Create, change and delete templates, and read their statistics."),
    "coder:apikeys.manage_self": l10n.t("Create, see, change and delete your API keys."),
    "workspace:read": l10n.t("See workspaces, their builds, agents and logs."),
    "workspace:create": l10n.t("Create workspaces."),
    "workspace:update": l10n.t("Change a workspace's settings, such as schedule and favorites."),
    "workspace:delete": l10n.t("Delete workspaces with all they hold."),
    "workspace:start": l10n.t("Start workspaces."),
    "workspace:stop": l10n.t("Stop workspaces."),
    "workspace:ssh": l10n.t("Open terminals in workspaces and run commands there."),
    "workspace:application_connect": l10n.t("Open the web applications of workspaces."),
    "template:read": l10n.t("See templates and their versions. Reading workspaces needs it."),
    "template:create": l10n.t("Create templates and push versions of them."),
    "template:update": l10n.t("Change templates and choose their active version."),
    "template:delete": l10n.t("Delete templates."),
    "template:use": l10n.t("Create workspaces from templates."),
    "api_key:read": l10n.t("See your tokens, without their secrets."),
    "api_key:create": l10n.t("Create tokens, even ones with full access."),
    "api_key:update": l10n.t("Expire tokens."),
    "api_key:delete": l10n.t("Delete tokens and log out."),
    "file:create": l10n.t("Upload files, as pushing a template does."),
    "file:read": l10n.t("Download uploaded files, such as template sources."),
    "organization:read": l10n.t("See organizations."),
    "organization:update": l10n.t("Change organizations."),
    "organization:delete": l10n.t("Delete organizations."),
    "user:read": l10n.t("See who you are. Most routes about you need it."),
    "user:read_personal": l10n.t("Read your settings and your public Git key."),
    "user:update_personal": l10n.t("Change your settings, your password and your Git key."),
    "user_secret:read": l10n.t("See your secrets' names and descriptions."),
    "user_secret:create": l10n.t("Create secrets."),
    "user_secret:update": l10n.t("Change your secrets."),
    "user_secret:delete": l10n.t("Delete your secrets."),
    "user_skill:read": l10n.t("See your agent skills."),
    "user_skill:create": l10n.t("Create agent skills."),
    "user_skill:update": l10n.t("Change your agent skills."),
    "user_skill:delete": l10n.t("Delete your agent skills."),
    "task:read": l10n.t("See tasks and their logs."),
    "task:create": l10n.t("Create tasks."),
    "task:update": l10n.t("Send input to tasks, pause and resume them."),
    "task:delete": l10n.t("Delete tasks."),
  };
}

/** Titles of the resource groups, in the order in which they are shown. */
export function resourceTitles(): Readonly<Record<string, string>> {
  return {
    coder: l10n.t("Ready-made sets"),
    workspace: l10n.t("Workspaces"),
    template: l10n.t("Templates"),
    user: l10n.t("Your account"),
    api_key: l10n.t("Your API keys"),
    task: l10n.t("Tasks"),
    file: l10n.t("Files"),
    organization: l10n.t("Organizations"),
    user_secret: l10n.t("Your secrets"),
    user_skill: l10n.t("Your skills"),
  };
}

/** The sentence for a scope: its own, or one made from its parts when it is newer than this table. */
export function describeScope(
  name: string,
  parts: { resource?: string; action?: string },
  texts: Readonly<Record<string, string>>,
  titles: Readonly<Record<string, string>>,
): string {
  const own = texts[name];
  if (own !== undefined) return own;
  const title = titles[parts.resource ?? ""] ?? parts.resource;
  if (title === undefined) return l10n.t("Newer than this extension: what it grants is unknown.");
  if (parts.action === "*") return l10n.t("{0}: every action, those of later releases included.", title);
  return l10n.t("{0}: {1}.", title, parts.action ?? "");
}
