import type * as vscode from "vscode";
import type { Secret } from "../../../core/token/secret";
import { openLaunchedTerminal } from "../../../platform/launcher/launchedTerminals";

/**
 * Opens a terminal whose shell has a deployment and a token in its environment: only this one, and not again after a
 * reload. Other extensions cannot read them from the terminal.
 * @param extensionUri where our launcher is.
 * @param name the name of the token.
 * @param url the deployment's URL.
 * @param secret the whole secret of the token.
 * @throws errors of the system: no terminal was opened then.
 */
export async function openTerminal(
  extensionUri: vscode.Uri,
  name: string,
  url: string,
  secret: Secret,
): Promise<void> {
  await openLaunchedTerminal({
    name,
    icon: "key",
    env: { CODER_URL: url, CODER_SESSION_TOKEN: secret },
    extensionUri,
  });
}
