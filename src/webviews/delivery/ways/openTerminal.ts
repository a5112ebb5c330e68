import type { Secret } from "../../../core/token/secret";
import { openPrivateTerminal } from "../../../platform/shown/terminals";

/**
 * Opens a terminal whose environment contains a deployment and a token: only this terminal, and not again
 * after a reload.
 * @param name the name of the token.
 * @param url the deployment's URL.
 * @param secret the whole secret of the token.
 */
export function openTerminal(name: string, url: string, secret: Secret): void {
  openPrivateTerminal(name, "key", { CODER_URL: url, CODER_SESSION_TOKEN: secret.expose() });
}
