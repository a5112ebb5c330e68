import * as l10n from "@vscode/l10n";
import type { MeantServices } from "./acting/actServices";
import { stopOne } from "./acting/doOne";
import { onMeant } from "./acting/onMeant";

/** Stops workspaces: running processes end, and whatever the template keeps is there again after a start. */
export async function stopWorkspace(
  services: MeantServices,
  argument: unknown,
  selected?: unknown,
): Promise<void> {
  await onMeant(services, argument, selected, "stop", l10n.t("Stop a Workspace"), stopOne);
}
