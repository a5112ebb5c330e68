import type { Log } from "../../platform/log";

/** Opens the extension's log, in which secrets are masked. */
export function showLog({ log }: { readonly log: Log }): void {
  log.show();
}
