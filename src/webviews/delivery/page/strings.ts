import * as l10n from "@vscode/l10n";

/** The texts of the delivery page. */
export type DeliveryStrings = ReturnType<typeof deliveryStrings>;

/**
 * Gives the texts of the delivery page in the person's language.
 * @returns texts; places such as `{0}` are filled by the page.
 */
export function deliveryStrings() {
  return {
    title: l10n.t("{0} is ready"),
    lead: l10n.t("It acts for {0} at {1}."),
    confirmed: l10n.t("{0} stored it exactly as you asked."),
    unconfirmed: l10n.t("It could not be read back from {0}, so what it can do is not confirmed."),
    secret: l10n.t("Secret"),
    show: l10n.t("Show the secret"),
    shown: l10n.t("The secret is shown. It hides after a minute."),
    hidden: l10n.t("The secret is hidden."),
    copy: l10n.t("Copy"),
    copied: l10n.t("Copied"),
    clears: l10n.t("Copied. The clipboard is cleared in a minute, unless you copy something else."),
    safe: l10n.t("Coder shows it once. It is safe here until you say you have it."),
    notSafe: l10n.t("Copy it now. It could not be stored here, and Coder does not show it again."),
    can: l10n.t("What it can do"),
    ends: l10n.t("Lifetime"),
    replaces: l10n.t("What it replaces"),
    haveIt: l10n.t("I have it"),
    ...wayStrings(),
    ...proofStrings(),
  };
}

function wayStrings() {
  return {
    otherWays: l10n.t("Other ways to take it"),
    file: l10n.t("Write to .env file…"),
    cursor: l10n.t("Insert at cursor"),
    terminal: l10n.t("Open terminal with it"),
    keep: l10n.t("Keep for reuse"),
  };
}

function proofStrings() {
  return {
    asking: l10n.t("Asking {0} what it may do …"),
    unknown: l10n.t("Not proved: {0}"),
    proveAgain: l10n.t("Ask again"),
    discard: l10n.t("End this token"),
    notes: l10n.t("What to know about it"),
  };
}
