import type { Services } from "../services/services";

/** Opens the log of the extension; secrets are masked in it. */
export function showLog({ log }: Pick<Services, "log">): void {
  log.show();
}
