import type { Secret } from "../../../core/token/secret";
import { openPrivateTerminal } from "../../../platform/shown/terminals";

/**
 * Opens a terminal whose environment has a deployment and a token: this one terminal only, and not again after a reload.
 * @param name of the token.
 * @param url of the deployment.
 * @param secret the whole text of the token.
 */
export function openTerminal(name: string, url: string, secret: Secret): void {
  openPrivateTerminal(name, "key", { CODER_URL: url, CODER_SESSION_TOKEN: secret.expose() });
}
