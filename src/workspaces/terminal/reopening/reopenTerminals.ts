import { parseDeploymentUrl } from "../../../coder/address/deploymentUrl";
import type { DeploymentUrl } from "../../../coder/api/deployment";
import { openShellTerminal, type ShellTerminal } from "../../../platform/shown/shellTerminals";
import type { OpenTerminal, OpenTerminals } from "./openTerminals";

/**
 * When it is looked for what the window before left, in ms after the start: its process may still be about to end, or ask a
 * server for the last time.
 */
const looks = [0, 500, 1_000, 2_000, 4_000, 8_000];

/** What terminals come back by. */
export type Reopening = {
  readonly open: OpenTerminals;
  readonly make: (deployment: DeploymentUrl, terminal: OpenTerminal) => ShellTerminal;
  readonly signal: AbortSignal;
};

/**
 * Opens the terminals in workspaces anew that were open when this window was reloaded; each connects by itself, and says where
 * it cannot. Those of windows that live are left to them.
 * @param waits how long to wait before each look, in ms.
 */
export async function reopenTerminals(
  { open, make, signal }: Reopening,
  waits: readonly number[] = looks,
): Promise<void> {
  for (const wait of waits) {
    await passed(wait, signal);
    if (signal.aborted) return;
    const { left, othersLive } = await open.takeOver(Date.now());
    for (const terminal of left) {
      const deployment = parseDeploymentUrl(terminal.deployment);
      if (deployment.ok && deployment.value.href === terminal.deployment)
        openShellTerminal(make(deployment.value, terminal), "beside");
    }
    if (!othersLive) return;
  }
}

async function passed(ms: number, signal: AbortSignal): Promise<void> {
  if (ms === 0 || signal.aborted) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    timer.unref();
    signal.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
