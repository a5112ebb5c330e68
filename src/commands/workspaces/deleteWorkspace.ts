import * as l10n from "@vscode/l10n";
import type { MeantServices } from "./acting/actServices";
import { deleteOne } from "./acting/doOne";
import { onMeant } from "./acting/onMeant";

/** Deletes workspaces with everything that their templates created for them. */
export async function deleteWorkspace(
  services: MeantServices,
  argument: unknown,
  selected?: unknown,
): Promise<void> {
  await onMeant(services, argument, selected, "delete", l10n.t("Delete a Workspace"), deleteOne);
}
