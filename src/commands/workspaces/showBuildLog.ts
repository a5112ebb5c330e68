import * as l10n from "@vscode/l10n";
import { withLateProgress } from "../../platform/lateProgress";
import { readWorkspace } from "../../workspaces/builds/lookAgain";
import { requireSessionOf } from "../services/requireSession";
import type { ActServices } from "./acting/actServices";
import { explainRefused } from "./acting/explainRefused";
import { pickAnyWorkspace } from "./showing/pickAnyWorkspace";

/** Shows the log of a workspace's latest build, and follows it while the build runs. */
export async function showBuildLog(services: ActServices, argument: unknown): Promise<void> {
  const listed = await pickAnyWorkspace(services, argument, l10n.t("Show a Build Log"), "openInDashboard");
  const session = requireSessionOf(services.sessions, listed.session, listed.name);
  try {
    const { latestBuild } = await withLateProgress(l10n.t("Reading the build log"), (signal) =>
      readWorkspace(session.client, listed.workspace, signal),
    );
    await services.buildLogs.show(session, listed.name, latestBuild);
  } catch (error) {
    throw explainRefused(error, listed);
  }
}
