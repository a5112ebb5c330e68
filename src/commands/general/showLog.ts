import type { Log } from "../../platform/log";

/** Opens the log of the extension; secrets are masked in it. */
export function showLog({ log }: { readonly log: Log }): void {
  log.show();
}
