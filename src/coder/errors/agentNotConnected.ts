import * as l10n from "@vscode/l10n";
import type { DeploymentUrl } from "../api/deployment";
import { CoderError } from "./coderError";

declare module "./coderError" {
  interface ErrorsByKind {
    readonly agentNotConnected: AgentNotConnected;
  }
}

/** The agent of a workspace is not connected yet, or no longer, so nothing that runs there can be reached. */
export class AgentNotConnected extends CoderError {
  override readonly name = "AgentNotConnected";
  readonly kind = "agentNotConnected";
  readonly isCertain = true;
  /** `connecting`, `disconnected` or `timeout`. */
  readonly state: string;

  constructor(deployment: DeploymentUrl, state: string) {
    super(
      deployment,
      l10n.t("The workspace's agent isn't connected to {0}.", deployment.host),
      state === "connecting"
        ? l10n.t("The workspace is still getting ready. Try again in a moment.")
        : l10n.t("Check the workspace's last build, or restart it."),
    );
    this.state = state;
  }
}

/**
 * Finds an agent's state in a server's message: `Agent state is "connecting", not "connected"` on the
 * terminal's page, `…, it must be in the "connected" state.` for its ports (seen on v2.31.0, v2.35.1 and
 * v2.36.0).
 * @returns its state; `undefined` for any other message.
 */
export function agentStateIn(words: string): string | undefined {
  return /\bAgent state is "([a-z_]{1,40})"/.exec(words)?.[1];
}
