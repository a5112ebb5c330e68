import path from "node:path";
import * as l10n from "@vscode/l10n";
import type { Lease } from "../../leases/lease";
import { quietly } from "../../platform/background";
import type { LaunchEnd, LaunchPipe } from "../../platform/launcher/launchPipe";

/** A program that has to be started for something to run with a lease. */
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

/**
 * Ties a lease and what is launched with it together: both end with the first of them.
 * @param lease ends if nothing can be launched.
 * @param extension our extension's folder, absolute.
 * @param open makes the way to the launcher.
 * @throws what `open` throws: nothing may be started then.
 */
export async function followLaunch(
  lease: Lease,
  extension: string,
  open: () => Promise<LaunchPipe>,
): Promise<PreparedCoder> {
  let pipe: LaunchPipe;
  try {
    pipe = await open();
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
