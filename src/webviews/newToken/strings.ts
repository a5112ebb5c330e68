import * as vscode from "vscode";

/** The texts of the New Token page. */
export type NewTokenStrings = ReturnType<typeof newTokenStrings>;

/**
 * Gives the texts of the New Token page in the person's language.
 * @returns texts; places such as `{0}` are filled by the page.
 */
export function newTokenStrings() {
  return {
    ...formStrings(),
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
    entryHint: vscode.l10n.t("Paste ids, or lines such as workspace:*."),
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
