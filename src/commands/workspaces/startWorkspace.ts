import * as l10n from "@vscode/l10n";
import type { MeantServices } from "./acting/actServices";
import { startOne } from "./acting/doOne";
import { onMeant } from "./acting/onMeant";

/** Starts workspaces that do not run, with the version of their template that they have. */
export async function startWorkspace(
  services: MeantServices,
  argument: unknown,
  selected?: unknown,
): Promise<void> {
  await onMeant(services, argument, selected, "start", l10n.t("Start a Workspace"), startOne);
}
