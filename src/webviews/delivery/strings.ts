import * as vscode from "vscode";

/** The texts of the delivery page. */
export type DeliveryStrings = ReturnType<typeof deliveryStrings>;

/**
 * Gives the texts of the delivery page in the person's language.
 * @returns texts; places such as `{0}` are filled by the page.
 */
export function deliveryStrings() {
  return {
    title: vscode.l10n.t("{0} is ready"),
    lead: vscode.l10n.t("A new token for {0}."),
    secret: vscode.l10n.t("Secret"),
    show: vscode.l10n.t("Show the secret"),
    shown: vscode.l10n.t("The secret is shown. It hides after a minute."),
    hidden: vscode.l10n.t("The secret is hidden."),
    copy: vscode.l10n.t("Copy"),
    copied: vscode.l10n.t("Copied"),
    clears: vscode.l10n.t("Copied. The clipboard is cleared in a minute, unless you copy something else."),
    safe: vscode.l10n.t("Coder shows it once. It is safe here until you say you have it."),
    notSafe: vscode.l10n.t("Copy it now. It could not be stored here, and Coder does not show it again."),
    can: vscode.l10n.t("What it can do"),
    ends: vscode.l10n.t("Lifetime"),
    replaces: vscode.l10n.t("What it replaces"),
    haveIt: vscode.l10n.t("I have it"),
    ...wayStrings(),
    ...proofStrings(),
  };
}

function wayStrings() {
  return {
    otherWays: vscode.l10n.t("Other ways to take it"),
    file: vscode.l10n.t("Write to .env file…"),
    cursor: vscode.l10n.t("Insert at cursor"),
    terminal: vscode.l10n.t("Open terminal with it"),
    keep: vscode.l10n.t("Keep for reuse"),
  };
}

function proofStrings() {
  return {
    asking: vscode.l10n.t("Asking {0} what it may do …"),
    unknown: vscode.l10n.t("Not proved: {0}"),
    proveAgain: vscode.l10n.t("Ask again"),
    discard: vscode.l10n.t("End this token"),
    notes: vscode.l10n.t("What to know about it"),
  };
}
