import * as l10n from "@vscode/l10n";
import { Explained } from "../errors";
import { openInBrowser } from "../outside/browser";
import { KeyringFailed } from "./keyringFailed";

/** VS Code's documentation about keyring problems. */
const help = "https://code.visualstudio.com/docs/configure/settings-sync#_troubleshooting-keychain-issues";

/**
 * Explains a failure of VS Code's secret storage.
 * @param error anything thrown.
 * @returns an explained error, or undefined if it is a different error.
 */
export function explainKeyringFailed(error: unknown): Explained | undefined {
  if (!(error instanceof KeyringFailed)) return undefined;
  const learnMore = { title: l10n.t("Learn More"), run: () => openInBrowser(help) };
  return new Explained(sentenceFor(error), [learnMore], error);
}

function sentenceFor({ call, waitedMs }: KeyringFailed): string {
  if (waitedMs !== undefined)
    return l10n.t("VS Code's secret storage didn't answer. Unlock your system's keyring, then try again.");

  switch (call) {
    case "read":
    case "list":
      return l10n.t("VS Code's secret storage can't be read. Unlock your system's keyring, then try again.");
    case "write":
      return l10n.t(
        "VS Code's secret storage didn't save the secret. Unlock your system's keyring, then try again.",
      );
    case "remove":
      return l10n.t(
        "VS Code's secret storage didn't remove the secret. Unlock your system's keyring, then try again.",
      );
  }
}
