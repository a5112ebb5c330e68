import type { Lease } from "../../leases/lease";
import { withheldVariables } from "../../leases/processEnvironment";
import { LaunchPipe } from "../../platform/launcher/launchPipe";
import { followLaunch, type PreparedCoder } from "./followLaunch";

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
  return followLaunch(lease, extension, async () => {
    const env = await lease.environment();
    return LaunchPipe.open({
      kindOfProcess: "program",
      command: coder,
      args,
      env: { ...env, CODER_NO_VERSION_WARNING: "true", CODER_NO_FEATURE_WARNING: "true" },
      withholds: withheldVariables,
    });
  });
}
