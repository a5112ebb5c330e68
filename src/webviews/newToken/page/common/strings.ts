import * as l10n from "@vscode/l10n";
import { matrixStrings } from "../../../page/matrix/strings";

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
    titleAlone: l10n.t("New token"),
    title: l10n.t("New token for {0}"),
    loading: l10n.t("Loading what this deployment offers …"),
    actsFor: l10n.t("It acts for {0}, within what you allow here."),
    owner: l10n.t("Owner"),
    ownerHint: l10n.t("Whose token it is. It can do no more than they can."),
    ownerSelf: l10n.t("{0} (you)"),
    name: l10n.t("Name"),
    nameHint: l10n.t("Say what uses it, such as laptop-backup."),
    lifetime: l10n.t("Lifetime"),
    lifetimeHint: l10n.t("Choose one, or type one such as 12h, 2 weeks or 2026-12-31."),
    lifetimePresets: l10n.t("Usual lifetimes"),
    create: l10n.t("Create token"),
    creating: l10n.t("Creating …"),
    cancel: l10n.t("Cancel"),
    silentCreating: l10n.t(
      'VS Code\'s extensions stopped while "{0}" was being created. It may exist now. Open the form again: Coder Access looks for it and tells you.',
    ),
    silent: l10n.t("VS Code's extensions stopped. Open the form again: what you filled in is kept."),
    openAgain: l10n.t("Open Form Again"),
    useName: l10n.t("Use {0}"),
    copyCommand: l10n.t("Copy as command"),
    copiedCommand: l10n.t("Command copied"),
  };
}

function startStrings() {
  return {
    startFrom: l10n.t("Start from"),
    startHint: l10n.t("A recipe has what a task needs, and nothing more."),
    startNothing: l10n.t("Nothing"),
    withheld: l10n.t("Not available on this deployment: {0}"),
    startTokens: l10n.t("The same grant as"),
    sameGrant: l10n.t("The same grant as {0}: {1}."),
    replaced: l10n.t("Scopes and reach are replaced."),
    undo: l10n.t("Undo"),
    undone: l10n.t("Scopes and reach are as before."),
    only_workspace: l10n.t("Workspace"),
    only_template: l10n.t("Template"),
    only_user: l10n.t("User"),
    only_organization: l10n.t("Organization"),
  };
}

function scopeStrings() {
  return {
    scopes: l10n.t("Scopes"),
    scopesHint: l10n.t("What the token may do. Choose only what it needs."),
    chosenScopes: l10n.t("Chosen scopes"),
    removeScope: l10n.t("Remove {0}"),
    removedScope: l10n.t("{0} is removed."),
    searchScopes: l10n.t("Search {0} scopes"),
    clearSearch: l10n.t("Clear the search"),
    scopesMatch: l10n.t("{0} of {1} scopes match."),
    noScopeMatches: l10n.t("No scope matches."),
    chosenOf: l10n.t("{0} of {1}"),
    expand: l10n.t("What {0} grants"),
    fullAccessWarning: l10n.t("Whoever holds it can do everything that its owner can."),
  };
}

function reachStrings() {
  return {
    reach: l10n.t("Reach"),
    reachHint: l10n.t("Which resources the token may touch."),
    reachAll: l10n.t("Everything its owner can reach"),
    reachOnly: l10n.t("Only what is listed"),
    entryType: l10n.t("Resource type"),
    entryId: l10n.t("Resource id"),
    entryExample: l10n.t("UUID, or * for all"),
    entryHint: l10n.t("You can also paste IDs, addresses, or entries such as workspace:*."),
    find_workspace: l10n.t("Find a workspace by name"),
    find_template: l10n.t("Find a template by name"),
    find_user: l10n.t("Find a user by name"),
    find_organization: l10n.t("Find an organization by name"),
    everyOther: l10n.t("{0}: all of them"),
    named: l10n.t("{0} {1}"),
    foundOf: l10n.t("Showing {0} of {1}: keep typing"),
    foundCount: l10n.t("{0} found."),
    nameMissing: l10n.t("Type a name, or choose one of those found."),
    addEntry: l10n.t("Add"),
    entryMissing: l10n.t("Type an id, or * for all."),
    entryTwice: l10n.t("{0} is listed already."),
    entries: l10n.t("Listed resources"),
    addedEntry: l10n.t("{0} is added."),
    removeEntry: l10n.t("Remove {0}"),
    removedEntry: l10n.t("{0} is removed."),
  };
}

function resultStrings() {
  return {
    result: l10n.t("What it can do"),
    resultWithFindings: l10n.t("What it can do ({0})"),
    nothingYet: l10n.t("Nothing yet. Choose scopes to see it here."),
    error: l10n.t("Error"),
    warning: l10n.t("Warning"),
    hint: l10n.t("Hint"),
  };
}
