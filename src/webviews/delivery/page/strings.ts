import * as l10n from "@vscode/l10n";

/** The texts of the delivery page. */
export type DeliveryStrings = ReturnType<typeof deliveryStrings>;

/**
 * Returns the texts of the delivery page in the person's language.
 * @returns texts; the page fills in placeholders such as `{0}`.
 */
export function deliveryStrings() {
  return {
    title: l10n.t("{0} is ready"),
    lead: l10n.t("Acts on behalf of {0} on {1}."),
    unconfirmed: l10n.t("The token couldn't be read back from {0}, so its permissions aren't confirmed."),
    secret: l10n.t("Secret"),
    show: l10n.t("Show the secret"),
    shown: l10n.t("The secret is shown. It hides after a minute."),
    hidden: l10n.t("The secret is hidden."),
    copy: l10n.t("Copy"),
    copied: l10n.t("Copied"),
    safe: l10n.t("Coder shows this secret only once. VS Code keeps it until you select Done."),
    notSafe: l10n.t("Copy it now. VS Code couldn't store it, and Coder won't show it again."),
    haveIt: l10n.t("Done"),
    leaves: l10n.t("Selecting Done deletes the secret from VS Code."),
    stays: l10n.t("Selecting Done closes this page. The secret stays saved in VS Code."),
    signIn: l10n.t("Sign In"),
    ...useStrings(),
    ...wayStrings(),
    ...proofStrings(),
  };
}

function useStrings() {
  return {
    useIn: l10n.t("Use it in"),
    store_gitHub: l10n.t("Run in your repository, with the GitHub CLI:"),
    store_gitLab: l10n.t("Run in your repository, with the GitLab CLI. Jobs get both variables:"),
    workflow: l10n.t("Add to the workflow:"),
    copySnippet: l10n.t("Copy snippet"),
  };
}

function wayStrings() {
  return {
    file: l10n.t("Write to .env file…"),
    cursor: l10n.t("Insert at cursor"),
    terminal: l10n.t("Open terminal with token"),
    keep: l10n.t("Save in VS Code"),
  };
}

function proofStrings() {
  return {
    asking: l10n.t("Verifying on {0}…"),
    unknown: l10n.t("Not verified: {0}"),
    proveAgain: l10n.t("Verify again"),
    discard: l10n.t("Revoke token"),
    notes: l10n.t("Limitations"),
  };
}
