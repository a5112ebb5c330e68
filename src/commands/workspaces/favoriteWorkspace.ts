import * as l10n from "@vscode/l10n";
import type { MeantServices } from "./acting/actServices";
import { changeOne } from "./acting/changeOne";
import { onMeant } from "./acting/onMeant";

/** Marks workspaces of the person as favorites, which lists show first. */
export async function favoriteWorkspace(
  services: MeantServices,
  argument: unknown,
  selected?: unknown,
): Promise<void> {
  await onMeant(
    services,
    argument,
    selected,
    "favorite",
    l10n.t("Add a Favorite Workspace"),
    changeOne("favorite"),
  );
}
