import path from "node:path";
import * as l10n from "@vscode/l10n";
import type { Lease } from "../../leases/lease";
import { withheldVariables } from "../../leases/processEnvironment";
import { quietly } from "../../platform/background";
import { type LaunchEnd, LaunchPipe } from "../../platform/launcher/launchPipe";

/** A program that has to be started for Coder's command line to run with a lease. */
export type PreparedCoder = {
  readonly command: string;
  readonly args: readonly string[];
  /** Holds no secret. */
  readonly env: Readonly<Record<string, string>>;
  /** Resolves when it has ended, and its lease with it. Never rejects. */
  readonly over: Promise<LaunchEnd>;
  /** Ends it. */
  readonly end: () => void;
};

/** What starts Coder's command line. */
export type CoderLaunch = {
  /** Coder's command line, absolute. */
  readonly coder: string;
  readonly args: readonly string[];
  /** Our extension's folder, absolute. */
  readonly extension: string;
};

/**
 * Prepares a process of Coder's command line that has a lease, which nothing but this process gets. Both end together,
 * whichever ends first; what the command line has stored is out of its reach.
 * @param lease ends if this fails.
 * @throws errors of the system, or the lease's end: nothing may be started then.
 */
export async function launchCoder(
  lease: Lease,
  { coder, args, extension }: CoderLaunch,
): Promise<PreparedCoder> {
  let pipe: LaunchPipe;
  try {
    const env = await lease.environment();
    pipe = await LaunchPipe.open({
      kindOfProcess: "program",
      command: coder,
      args,
      env: { ...env, CODER_NO_VERSION_WARNING: "true", CODER_NO_FEATURE_WARNING: "true" },
      withholds: withheldVariables,
    });
  } catch (error) {
    await lease.end();
    throw error;
  }
  const end = (): void => pipe.end();
  lease.ended.addEventListener("abort", end, { once: true });
  if (lease.ended.aborted) end();
  const over = (async () => {
    const how = await pipe.over;
    await lease.end();
    return how;
  })();
  quietly("Following a process", over);
  return {
    command: process.execPath,
    args: [
      path.join(extension, "dist", "launcher.js"),
      pipe.address,
      l10n.t("This was started once. Start it again from VS Code."),
    ],
    env: { ELECTRON_RUN_AS_NODE: "1" },
    over,
    end,
  };
}
