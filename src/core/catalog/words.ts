import * as l10n from "@vscode/l10n";
import { parsePermission } from "../grant/scope";

/** Titles of the resource types that people meet, in display order; `coder` stands for the composites. */
export function resourceTitles(): Readonly<Record<string, string>> {
  return {
    coder: l10n.t("Bundles"),
    workspace: l10n.t("Workspaces"),
    template: l10n.t("Templates"),
    user: l10n.t("Your account"),
    api_key: l10n.t("Your tokens"),
    task: l10n.t("Tasks"),
    file: l10n.t("Files"),
    organization: l10n.t("Organizations"),
    user_secret: l10n.t("Your secrets"),
    user_skill: l10n.t("Your skills"),
    chat_model_config: l10n.t("Chat models"),
    organization_skill: l10n.t("Organization skills"),
    inbox_notification: l10n.t("Notifications"),
  };
}

/** Words for actions, in the order in which sentences list them: those that need a preposition last. */
export function actionWords(): Readonly<Record<string, string>> {
  return {
    "*": l10n.t("do everything with"),
    read: l10n.t("read"),
    create: l10n.t("create"),
    update: l10n.t("change"),
    delete: l10n.t("delete"),
    start: l10n.t("start"),
    stop: l10n.t("stop"),
    use: l10n.t("use"),
    share: l10n.t("share"),
    read_personal: l10n.t("view the settings of"),
    update_personal: l10n.t("change the settings of"),
    application_connect: l10n.t("open apps in"),
    ssh: l10n.t("run commands in"),
    view_insights: l10n.t("analyze"),
  };
}

/** Sentences for scopes that need a specific one. */
function ownSentences(): Readonly<Record<string, string>> {
  return {
    "coder:all": l10n.t("Full access."),
    "workspace:read": l10n.t("View workspaces, their builds, agents, and logs."),
    "template:read": l10n.t("View templates (needed to view workspaces)."),
    "workspace:update": l10n.t("Change the schedules and settings of workspaces, or make them dormant."),
    "template:create": l10n.t("Create and share templates, and push versions."),
    "template:use": l10n.t("Create workspaces from templates."),
    "api_key:create": l10n.t("Create tokens, including full-access ones."),
    "user:read": l10n.t("View your profile (most tools need this)."),
    "chat_model_config:read": l10n.t("View an organization's chat models."),
    "chat_model_config:share": l10n.t("Share an organization's chat models."),
    "user:read_personal": l10n.t("View your settings and public Git key."),
    "user:update_personal": l10n.t("Change your settings, password and Git key."),
  };
}

/** Returns the sentence for a scope: a specific one, or one built from what it grants. */
export function describeScope(name: string, expansion: readonly string[]): string {
  const made = sayPermissions(expansion, thingsOfType);
  return (
    ownSentences()[name] ??
    (made
      ? `${made.charAt(0).toUpperCase()}${made.slice(1)}.`
      : l10n.t("Not known to this version of Coder Access."))
  );
}

/**
 * Returns the plural for resources of a type in the middle of a sentence; the bare type if people seldom meet
 * it.
 */
export function thingsOfType(type: string): string {
  // Not the titles in small letters: other languages write nouns with capitals.
  const things: Readonly<Record<string, string>> = {
    workspace: l10n.t("workspaces"),
    template: l10n.t("templates"),
    user: l10n.t("your account"),
    api_key: l10n.t("your tokens"),
    task: l10n.t("tasks"),
    file: l10n.t("files"),
    organization: l10n.t("organizations"),
    user_secret: l10n.t("your secrets"),
    user_skill: l10n.t("your skills"),
    chat_model_config: l10n.t("chat models"),
    organization_skill: l10n.t("organization skills"),
    inbox_notification: l10n.t("notifications"),
  };
  return things[type] ?? type;
}

/**
 * Describes in a few words what permissions (`type:action`) allow, where `things` names the resources of each
 * type: `read, start and stop workspaces`. Leaves out a type that is only read in support of other actions.
 * Empty if there are no permissions.
 */
export function sayPermissions(permissions: readonly string[], things: (type: string) => string): string {
  const byType = new Map<string, string[]>();
  for (const { type, action } of permissions.flatMap((text) => parsePermission(text) ?? []))
    byType.set(type, [...(byType.get(type) ?? []), action]);

  const all = [...byType];
  const telling = all.filter(([, actions]) => actions.some((action) => action !== "read"));
  const order = [...Object.keys(resourceTitles()), ...byType.keys()];
  const phrases = (telling[0] ? telling : all)
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([type, actions]) => joinActions(sayActions(actions), things(type)));
  return phrases[2] ? l10n.t("{0} and more", phrases.slice(0, 2).join("; ")) : phrases.join("; ");
}

/** Returns the resource types that people meet, in display order. */
export function resourceOrder(): string[] {
  return Object.keys(resourceTitles());
}

/** Names all resources of a type in the middle of a sentence. */
export function sayAll(type: string): string {
  const all: Readonly<Record<string, string>> = {
    "*": l10n.t("everything"),
    workspace: l10n.t("all workspaces"),
    template: l10n.t("all templates"),
    user: l10n.t("all users"),
    api_key: l10n.t("all your tokens"),
    task: l10n.t("all tasks"),
    file: l10n.t("all files"),
    organization: l10n.t("all organizations"),
    user_secret: l10n.t("all your secrets"),
    user_skill: l10n.t("all your skills"),
    chat_model_config: l10n.t("all chat models"),
  };
  return all[type] ?? l10n.t("all resources of type {0}", type);
}

/** Joins the words for actions, in the order of the word table. */
export function sayActions(actions: readonly string[], words = actionWords()): string {
  const known = Object.keys(words);
  const said = (actions.includes("*") ? ["*"] : [...actions])
    .sort((a, b) => known.indexOf(a) - known.indexOf(b))
    .map((action) => words[action] ?? action);
  return sayList(said);
}

/** Joins words for actions with words for things: `read and start` and `workspace alpha`. */
export function joinActions(actions: string, things: string): string {
  return l10n.t("{actions} {things}", { actions, things });
}

/** Joins words the way a sentence lists them: `alpha, beta and gamma`. */
export function sayList(items: readonly string[]): string {
  const last = items.at(-1) ?? "";
  if (items.length < 2) return last;
  return l10n.t("{others} and {last}", { others: items.slice(0, -1).join(", "), last });
}
