import * as l10n from "@vscode/l10n";
import { isOfKind } from "../../coder/errors/isOfKind";
import { Explained } from "../../platform/errors";
import { actOn } from "./acting/actOn";
import type { ActServices } from "./acting/actServices";
import { followBuild } from "./acting/followInBackground";
import { pickAnyWorkspace } from "./showing/pickAnyWorkspace";

/** Cancels a workspace's pending or running build, if its template allows that. */
export async function cancelBuild(services: ActServices, argument: unknown): Promise<void> {
  const listed = await pickAnyWorkspace(services, argument, l10n.t("Cancel a Build"), "cancel");
  const title = l10n.t('Canceling the build of "{0}"', listed.name);
  await actOn(services, listed, "cancel", title, async (ready) => {
    const { session, workspace } = await ready();
    const { latestBuild: build } = workspace;
    try {
      await session.client.workspaces.cancelBuild(build.id);
    } catch (error) {
      if (!isOfKind(error, "rejected")) throw error;
      // `Job has already been marked as canceled!` if somebody else was faster, `Job has already completed!` if the build was
      // (seen on v2.35.1).
      if (!error.serverMessage.includes("marked as canceled")) {
        throw new Explained(
          l10n.t('The build of "{0}" finished before it could be canceled.', listed.name),
          [],
          error,
        );
      }
    }
    // After a while, it ends as a failed build.
    followBuild(services, session, listed, build);
    await services.workspaces.changed(session, workspace.id);
  });
}
