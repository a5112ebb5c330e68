import * as l10n from "@vscode/l10n";
import type { MeantServices } from "./acting/actServices";
import { changeOne } from "./acting/changeOne";
import { onMeant } from "./acting/onMeant";

/** Makes workspaces dormant; what runs in them keeps running. */
export async function makeWorkspaceDormant(
  services: MeantServices,
  argument: unknown,
  selected?: unknown,
): Promise<void> {
  await onMeant(
    services,
    argument,
    selected,
    "makeDormant",
    l10n.t("Make a Workspace Dormant"),
    changeOne("makeDormant"),
  );
}
