import * as vscode from "vscode";

/** The texts of the sign-in page. */
export type SignInStrings = ReturnType<typeof signInStrings>;

/**
 * Gives the texts of the sign-in page in the person's language.
 * @returns texts; places such as `{0}` are filled by the page.
 */
export function signInStrings() {
  return {
    title: vscode.l10n.t("Sign in to Coder"),
    lead: vscode.l10n.t("Connect VS Code to your Coder deployment."),
    address: vscode.l10n.t("Deployment"),
    addressExample: vscode.l10n.t("https://coder.example.com"),
    showAddresses: vscode.l10n.t("Show recent deployments"),
    offeredAddresses: vscode.l10n.t("Recent deployments"),
    checking: vscode.l10n.t("Checking {0} …"),
    coderVersion: vscode.l10n.t("Coder {0}"),
    retry: vscode.l10n.t("Retry"),
    trustCertificate: vscode.l10n.t("Trust this certificate…"),
    stepOpen: vscode.l10n.t("Get a token"),
    openSignInPage: vscode.l10n.t("Open sign-in page"),
    opensInBrowser: vscode.l10n.t("{0} opens in your browser."),
    needsAddress: vscode.l10n.t("First say which deployment."),
    stepPaste: vscode.l10n.t("Paste the token shown there"),
    tokenHint: vscode.l10n.t("The page says to paste it in your terminal. Paste it here instead."),
    tokenShape: vscode.l10n.t("This is not a Coder token: it has 10 characters, a hyphen, and 22 more."),
    showToken: vscode.l10n.t("Show the token"),
    pasteOwnToken: vscode.l10n.t("Paste your API token"),
    ownTokenHint: vscode.l10n.t(
      "Signing out forgets it here and leaves it valid. With few scopes it may not list or create tokens.",
    ),
    clipboardOffered: vscode.l10n.t("A token is on the clipboard."),
    useClipboard: vscode.l10n.t("Use it"),
    email: vscode.l10n.t("Email"),
    password: vscode.l10n.t("Password"),
    showPassword: vscode.l10n.t("Show the password"),
    passwordSentOnlyTo: vscode.l10n.t("The password is sent only to {0}, and kept nowhere."),
    passwordSentOnlyToDeployment: vscode.l10n.t(
      "The password is sent only to this deployment, and kept nowhere.",
    ),
    otherWays: vscode.l10n.t("Other ways to sign in"),
    useSignInPage: vscode.l10n.t("Use the sign-in page"),
    usePassword: vscode.l10n.t("Use a password"),
    useOwnToken: vscode.l10n.t("Use an existing token"),
    useCliSession: vscode.l10n.t("Use the Coder CLI's session"),
    useEnvironment: vscode.l10n.t("Use this environment's session"),
    sentOnlyTo: vscode.l10n.t("Sent only to {0}. Kept in VS Code's secret storage."),
    sentOnlyToDeployment: vscode.l10n.t("Sent only to this deployment. Kept in VS Code's secret storage."),
    signIn: vscode.l10n.t("Sign in"),
    signingIn: vscode.l10n.t("Signing in …"),
    cancel: vscode.l10n.t("Cancel"),
  };
}
