import * as l10n from "@vscode/l10n";
import type { MeantServices } from "./acting/actServices";
import { changeOne } from "./acting/changeOne";
import { onMeant } from "./acting/onMeant";

/** Removes the favorite marks. */
export async function unfavoriteWorkspace(
  services: MeantServices,
  argument: unknown,
  selected?: unknown,
): Promise<void> {
  await onMeant(
    services,
    argument,
    selected,
    "unfavorite",
    l10n.t("Remove a Favorite Workspace"),
    changeOne("unfavorite"),
  );
}
