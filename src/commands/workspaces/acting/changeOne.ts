import * as l10n from "@vscode/l10n";
import { sayInStatusBar } from "../../../platform/statusBar";
import type { ListedWorkspace } from "../../../presentation/workspace/listedWorkspace";
import { type MarkAct, setMark } from "../../../workspaces/builds/marks";
import { actOn } from "./actOn";
import type { ActServices } from "./actServices";

/** How long the status bar shows the change, in ms. */
const saidFor = 5_000;

/**
 * Makes a change to one workspace that needs no build.
 * @param change makes the change.
 */
export function changeOne(
  change: MarkAct,
): (services: ActServices, listed: ListedWorkspace) => Promise<void> {
  return async (services, listed) => {
    const { name } = listed;
    await actOn(services, listed, change, l10n.t('Changing "{0}"', name), async (ready) => {
      const { session, workspace } = await ready();
      await setMark(session.client, workspace.id, change);
      sayInStatusBar(changed(name, change), saidFor);
      await services.workspaces.changed(session, workspace.id);
    });
  };
}

function changed(name: string, change: MarkAct): string {
  switch (change) {
    case "favorite":
      return l10n.t('Added "{0}" to favorites.', name);
    case "unfavorite":
      return l10n.t('Removed "{0}" from favorites.', name);
    case "makeDormant":
      return l10n.t('Made "{0}" dormant.', name);
    case "wake":
      return l10n.t('Woke "{0}".', name);
  }
}
