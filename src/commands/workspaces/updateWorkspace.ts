import * as l10n from "@vscode/l10n";
import type { MeantServices } from "./acting/actServices";
import { updateOne } from "./acting/doOne";
import { onMeant } from "./acting/onMeant";

/** Starts workspaces with the active version of their templates, stopping running ones first. */
export async function updateWorkspace(
  services: MeantServices,
  argument: unknown,
  selected?: unknown,
): Promise<void> {
  await onMeant(services, argument, selected, "update", l10n.t("Update a Workspace"), updateOne);
}
