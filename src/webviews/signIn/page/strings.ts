import * as l10n from "@vscode/l10n";
import { noTokenSentence } from "../../../core/token/pastedToken";
import { severalTokensSentence } from "../severalTokens";

/** The texts of the sign-in page. */
export type SignInStrings = ReturnType<typeof signInStrings>;

/**
 * Returns the texts of the sign-in page in the person's language.
 * @returns texts; the page fills in placeholders such as `{0}`.
 */
export function signInStrings() {
  return {
    title: l10n.t("Sign in to Coder"),
    lead: l10n.t("Connect VS Code to your Coder deployment."),
    address: l10n.t("Deployment"),
    addressExample: l10n.t("https://coder.example.com"),
    showAddresses: l10n.t("Show recent deployments"),
    offeredAddresses: l10n.t("Recent deployments"),
    checking: l10n.t("Checking {0}…"),
    coderVersion: l10n.t("Coder {0}"),
    addressOfLink: l10n.t("This address came with a link. Nothing has been sent there."),
    checkAddress: l10n.t("Check this address"),
    retry: l10n.t("Retry"),
    trustCertificate: l10n.t("Continue without verifying…"),
    stepOpen: l10n.t("Get a token"),
    openSignInPage: l10n.t("Open sign-in page"),
    opensInBrowser: l10n.t("{0} opens in your browser."),
    needsAddress: l10n.t("Enter your deployment address first."),
    stepPaste: l10n.t("Paste the token shown there"),
    tokenHint: l10n.t("The page says to paste it in your terminal. Paste it here instead."),
    severalTokens: severalTokensSentence(),
    tokenShape: noTokenSentence(),
    showToken: l10n.t("Show the token"),
    pasteOwnToken: l10n.t("Paste your API token"),
    ownTokenHint: l10n.t(
      "Signing out won't revoke this token. Listing or creating tokens needs the api_key scopes.",
    ),
    clipboardOffered: l10n.t("Your clipboard contains a token."),
    useClipboard: l10n.t("Use it"),
    email: l10n.t("Email"),
    password: l10n.t("Password"),
    showPassword: l10n.t("Show the password"),
    passwordSentOnlyTo: l10n.t("Your password is sent only to {0} and isn't stored."),
    passwordSentOnlyToDeployment: l10n.t("Your password is sent only to this deployment and isn't stored."),
    otherWays: l10n.t("Other ways to sign in"),
    useSignInPage: l10n.t("Use the sign-in page"),
    usePassword: l10n.t("Use a password"),
    useOwnToken: l10n.t("Use an existing token"),
    useCliSession: l10n.t("Use the Coder CLI's session"),
    useEnvironment: l10n.t("Use this environment's session"),
    sentOnlyTo: l10n.t("Sent only to {0}. Stored in VS Code's secret storage."),
    sentOnlyToDeployment: l10n.t("Sent only to this deployment. Stored in VS Code's secret storage."),
    signIn: l10n.t("Sign in"),
    signingIn: l10n.t("Signing in…"),
    cancel: l10n.t("Cancel"),
  };
}
