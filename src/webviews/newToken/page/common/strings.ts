import * as l10n from "@vscode/l10n";
import { allResources } from "../../../../presentation/token/ownerOf";
import { pictureStrings } from "../../../page/picture/strings";

/** The texts of the New Token page. */
export type NewTokenStrings = ReturnType<typeof newTokenStrings>;

/**
 * Returns the texts of the New Token page in the person's language.
 * @returns texts; the page fills in placeholders such as `{0}`.
 */
export function newTokenStrings() {
  return {
    ...pictureStrings(),
    ...formStrings(),
    ...startStrings(),
    ...scopeStrings(),
    ...reachStrings(),
    ...resultStrings(),
    ...successionStrings(),
  };
}

function formStrings() {
  return {
    title: l10n.t("New token"),
    where: l10n.t({
      message: "{0} · {1}",
      comment: ["A deployment and the signed-in user, for example: coder.example.com · alice"],
    }),
    restored: l10n.t("Restored your draft."),
    startOver: l10n.t("Start over"),
    loading: l10n.t("Loading options…"),
    actsFor: l10n.t("Acts on behalf of {0}, limited to the permissions below."),
    owner: l10n.t("Owner"),
    ownerHint: l10n.t("The user this token acts for. It can't do more than they can."),
    ownerSelf: l10n.t("{0} (you)"),
    name: l10n.t("Name"),
    nameHint: l10n.t("For example, laptop-backup"),
    lifetime: l10n.t("Expires"),
    lifetimeDate: l10n.t("Date…"),
    lifetimeUntil: l10n.t("Expiration date"),
    lifetimeFor: l10n.t("Duration"),
    ready: l10n.t("Ready to create"),
    oneProblem: l10n.t("1 problem"),
    problems: l10n.t("{0} problems"),
    create: l10n.t("Create token"),
    creating: l10n.t("Creating…"),
    cancel: l10n.t("Cancel"),
    silentCreating: l10n.t(
      'VS Code\'s extensions stopped while "{0}" was being created. The token may exist. Open the form again to find out.',
    ),
    silent: l10n.t("VS Code's extensions stopped. Open the form again. Your entries are kept."),
    openAgain: l10n.t("Open Form Again"),
    useName: l10n.t("Use {0}"),
    didYouMean: l10n.t("Did you mean {0}?"),
    copyCommand: l10n.t("Copy as command"),
    copiedCommand: l10n.t("Command copied"),
  };
}

function successionStrings() {
  return {
    titleChange: l10n.t("Change {0}"),
    titleRotate: l10n.t("Rotate {0}"),
    takesPlace: l10n.t("A token can't be edited. {0} takes its place."),
    takesPlaceSame: l10n.t("{0} gets the same permissions and takes its place."),
    changes: l10n.t("Changes"),
    added: l10n.t("Added:"),
    removed: l10n.t("Removed:"),
    unchanged: l10n.t("Permissions unchanged."),
    moreChanges: l10n.t("{0} more"),
    createNamed: l10n.t("Create {0}"),
  };
}

function startStrings() {
  return {
    startFrom: l10n.t("What is it for?"),
    searchRecipes: l10n.t("Search tasks"),
    searchTokens: l10n.t("Search tokens"),
    noStartMatches: l10n.t("No matches."),
    copyToken: l10n.t("Copy an existing token…"),
    backToRecipes: l10n.t("Show tasks"),
    chooseCustom: l10n.t("Choose permissions myself…"),
    changeStart: l10n.t("Change"),
    copyOf: l10n.t("Copy of {0}"),
    custom: l10n.t("Custom permissions"),
    customHint: l10n.t("Select the scopes and resources below."),
    customOwn: l10n.t("Selected one by one."),
    required: l10n.t({ message: "required", comment: ["Beside the label of a field"] }),
    permissions: l10n.t("Permissions"),
    customize: l10n.t("Customize"),
    oneScopeAll: l10n.t("1 scope, all resources"),
    scopesAll: l10n.t("{0} scopes, all resources"),
    oneScopeOneResource: l10n.t("1 scope, 1 resource"),
    oneScopeResources: l10n.t("1 scope, {0} resources"),
    scopesOneResource: l10n.t("{0} scopes, 1 resource"),
    scopesResources: l10n.t("{0} scopes, {1} resources"),
    withheld: l10n.t("Not available on this deployment: {0}"),
    startTokens: l10n.t("Copy from token"),
    replaced: l10n.t("Permissions replaced."),
    undo: l10n.t("Undo"),
    undone: l10n.t("Permissions restored."),
    only_workspace: l10n.t("Workspace"),
    only_template: l10n.t("Template"),
    only_user: l10n.t("User"),
    only_organization: l10n.t("Organization"),
  };
}

function scopeStrings() {
  return {
    scopes: l10n.t("Scopes"),
    scopesHint: l10n.t("Select only the permissions the token needs."),
    chosenScopes: l10n.t("Selected scopes"),
    removeScope: l10n.t("Remove {0}"),
    removedScope: l10n.t("Removed {0}."),
    searchScopes: l10n.t("Search {0} scopes"),
    clearSearch: l10n.t("Clear the search"),
    scopesMatch: l10n.t("{0} of {1} scopes match."),
    noScopeMatches: l10n.t("No matching scopes."),
    chosenOf: l10n.t({
      message: "{0} of {1}",
      comment: ["How many scopes of a group are selected, for example: 3 of 12"],
    }),
    expand: l10n.t("Permissions in {0}"),
    fullAccessWarning: l10n.t("Anyone with this token has full access, now and in the future."),
  };
}

function reachStrings() {
  return {
    reach: l10n.t("Resources"),
    reachHint: l10n.t("What the token can access."),
    reachAll: allResources(undefined),
    reachAllOf: allResources("{0}"),
    reachOnly: l10n.t("Only selected resources"),
    entryType: l10n.t("Resource type"),
    entryId: l10n.t("Resource ID"),
    entryExample: l10n.t("UUID, or * for all"),
    entryHint: l10n.t("You can also paste IDs, addresses, or entries such as workspace:*."),
    find_workspace: l10n.t("Find a workspace by name"),
    find_template: l10n.t("Find a template by name"),
    find_user: l10n.t("Find a user by name"),
    find_organization: l10n.t("Find an organization by name"),
    everyOther: l10n.t("{0} (all)"),
    named: l10n.t({
      message: "{0} {1}",
      comment: ["The kind of a resource and its name, for example: Workspace alpha"],
    }),
    foundOf: l10n.t("Showing {0} of {1}. Keep typing to narrow the list."),
    foundCount: l10n.t("{0} found."),
    searchingFor: l10n.t('Searching for "{0}"…'),
    chosenAs: l10n.t("Selected {0}."),
    nameMissing: l10n.t("Enter a name, or select one of the results."),
    addEntry: l10n.t("Add"),
    entryMissing: l10n.t("Enter an ID, or * for all."),
    entryTwice: l10n.t("{0} is already selected."),
    entries: l10n.t("Selected resources"),
    addedEntry: l10n.t("Added {0}."),
    removeEntry: l10n.t("Remove {0}"),
    removedEntry: l10n.t("Removed {0}."),
  };
}

function resultStrings() {
  return {
    result: l10n.t("What it can do"),
    nothingYet: l10n.t("Nothing yet. Select scopes first."),
    error: l10n.t("Error"),
    warning: l10n.t("Warning"),
    hint: l10n.t("Hint"),
    findings: l10n.t("Notes on this token"),
    showFindings: l10n.t("Show"),
    leaveFinding: l10n.t("Keep as is"),
    leftFinding: l10n.t("Kept as it is."),
  };
}
