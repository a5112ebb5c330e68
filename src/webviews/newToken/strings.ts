import * as vscode from "vscode";
import { matrixStrings } from "../page/matrix/strings";

/** The texts of the New Token page. */
export type NewTokenStrings = ReturnType<typeof newTokenStrings>;

/**
 * Gives the texts of the New Token page in the person's language.
 * @returns texts; places such as `{0}` are filled by the page.
 */
export function newTokenStrings() {
  return {
    ...matrixStrings(),
    ...formStrings(),
    ...startStrings(),
    ...scopeStrings(),
    ...reachStrings(),
    ...resultStrings(),
  };
}

function formStrings() {
  return {
    titleAlone: vscode.l10n.t("New token"),
    title: vscode.l10n.t("New token for {0}"),
    loading: vscode.l10n.t("Loading what this deployment offers …"),
    actsFor: vscode.l10n.t("It acts for {0}, within what you allow here."),
    name: vscode.l10n.t("Name"),
    nameHint: vscode.l10n.t("Say what uses it, such as laptop-backup."),
    lifetime: vscode.l10n.t("Lifetime"),
    lifetimeHint: vscode.l10n.t("Choose one, or type one such as 12h or 1d12h."),
    lifetimePresets: vscode.l10n.t("Usual lifetimes"),
    create: vscode.l10n.t("Create token"),
    creating: vscode.l10n.t("Creating …"),
    cancel: vscode.l10n.t("Cancel"),
    useName: vscode.l10n.t("Use {0}"),
    copyCommand: vscode.l10n.t("Copy as command"),
    copiedCommand: vscode.l10n.t("Command copied"),
  };
}

function startStrings() {
  return {
    startFrom: vscode.l10n.t("Start from"),
    startHint: vscode.l10n.t("A recipe has what a task needs, and nothing more."),
    startNothing: vscode.l10n.t("Nothing"),
    startTokens: vscode.l10n.t("The same grant as"),
    sameGrant: vscode.l10n.t("The same grant as {0}: {1}."),
    replaced: vscode.l10n.t("Scopes and reach are replaced."),
    undo: vscode.l10n.t("Undo"),
    undone: vscode.l10n.t("Scopes and reach are as before."),
    only_workspace: vscode.l10n.t("Workspace"),
    only_template: vscode.l10n.t("Template"),
    only_user: vscode.l10n.t("User"),
    only_organization: vscode.l10n.t("Organization"),
  };
}

function scopeStrings() {
  return {
    scopes: vscode.l10n.t("Scopes"),
    scopesHint: vscode.l10n.t("What the token may do. Choose only what it needs."),
    chosenScopes: vscode.l10n.t("Chosen scopes"),
    removeScope: vscode.l10n.t("Remove {0}"),
    removedScope: vscode.l10n.t("{0} is removed."),
    searchScopes: vscode.l10n.t("Search {0} scopes"),
    clearSearch: vscode.l10n.t("Clear the search"),
    scopesMatch: vscode.l10n.t("{0} of {1} scopes match."),
    noScopeMatches: vscode.l10n.t("No scope matches."),
    chosenOf: vscode.l10n.t("{0} of {1}"),
    expand: vscode.l10n.t("What {0} grants"),
    fullAccessWarning: vscode.l10n.t("Whoever holds it can do everything that you can."),
  };
}

function reachStrings() {
  return {
    reach: vscode.l10n.t("Reach"),
    reachHint: vscode.l10n.t("Which resources the token may touch."),
    reachAll: vscode.l10n.t("Everything I can reach"),
    reachOnly: vscode.l10n.t("Only what is listed"),
    entryType: vscode.l10n.t("Resource type"),
    entryId: vscode.l10n.t("Resource id"),
    entryExample: vscode.l10n.t("UUID, or * for all"),
    entryHint: vscode.l10n.t("Ids and lines such as workspace:* can be pasted."),
    find_workspace: vscode.l10n.t("Find a workspace by name"),
    find_template: vscode.l10n.t("Find a template by name"),
    find_user: vscode.l10n.t("Find a user by name"),
    find_organization: vscode.l10n.t("Find an organization by name"),
    every_workspace: vscode.l10n.t("Every workspace"),
    every_template: vscode.l10n.t("Every template"),
    every_user: vscode.l10n.t("Every user"),
    every_organization: vscode.l10n.t("Every organization"),
    everyOther: vscode.l10n.t("{0}: all of them"),
    named: vscode.l10n.t("{0} {1}"),
    noneFound: vscode.l10n.t("Nothing has such a name."),
    foundCount: vscode.l10n.t("{0} found."),
    chooseFound: vscode.l10n.t("Choose one of those found."),
    nameMissing: vscode.l10n.t("Type a name, or choose one of those found."),
    addEntry: vscode.l10n.t("Add"),
    entryMissing: vscode.l10n.t("Type an id, or * for all."),
    entryTwice: vscode.l10n.t("{0} is listed already."),
    entries: vscode.l10n.t("Listed resources"),
    addedEntry: vscode.l10n.t("{0} is added."),
    removeEntry: vscode.l10n.t("Remove {0}"),
    removedEntry: vscode.l10n.t("{0} is removed."),
  };
}

function resultStrings() {
  return {
    result: vscode.l10n.t("What it can do"),
    resultWithFindings: vscode.l10n.t("What it can do ({0})"),
    nothingYet: vscode.l10n.t("Nothing yet. Choose scopes to see it here."),
    error: vscode.l10n.t("Error"),
    warning: vscode.l10n.t("Warning"),
    hint: vscode.l10n.t("Hint"),
  };
}
