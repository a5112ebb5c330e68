import * as l10n from "@vscode/l10n";
import type { MeantServices } from "./acting/actServices";
import { changeOne } from "./acting/changeOne";
import { onMeant } from "./acting/onMeant";

/** Marks the person's workspaces as favorites, which lists show first. */
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
