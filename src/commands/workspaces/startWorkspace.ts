import * as l10n from "@vscode/l10n";
import type { MeantServices } from "./acting/actServices";
import { startOne } from "./acting/doOne";
import { onMeant } from "./acting/onMeant";

/** Starts stopped workspaces with the template version they have. */
export async function startWorkspace(
  services: MeantServices,
  argument: unknown,
  selected?: unknown,
): Promise<void> {
  await onMeant(services, argument, selected, "start", l10n.t("Start a Workspace"), startOne);
}
