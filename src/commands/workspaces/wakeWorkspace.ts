import * as l10n from "@vscode/l10n";
import type { MeantServices } from "./acting/actServices";
import { changeOne } from "./acting/changeOne";
import { onMeant } from "./acting/onMeant";

/** Wakes dormant workspaces without starting them. */
export async function wakeWorkspace(
  services: MeantServices,
  argument: unknown,
  selected?: unknown,
): Promise<void> {
  await onMeant(services, argument, selected, "wake", l10n.t("Wake a Workspace"), changeOne("wake"));
}
