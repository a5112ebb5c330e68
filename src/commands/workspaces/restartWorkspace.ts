import * as l10n from "@vscode/l10n";
import type { MeantServices } from "./acting/actServices";
import { restartOne } from "./acting/doOne";
import { onMeant } from "./acting/onMeant";

/** Stops running workspaces, and starts them again with the template version they have. */
export async function restartWorkspace(
  services: MeantServices,
  argument: unknown,
  selected?: unknown,
): Promise<void> {
  await onMeant(services, argument, selected, "restart", l10n.t("Restart a Workspace"), restartOne);
}
