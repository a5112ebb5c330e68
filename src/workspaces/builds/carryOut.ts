import type { Workspace } from "../../coder/api/workspaces";
import type { SignedIn } from "../../session/sessionState";
import type { ManyAct } from "../state/whyNotNow";
import { isRunning } from "../state/workspaceState";
import { beginBuild } from "./beginBuild";
import { cycle, planRestart, planUpdate } from "./cycle";
import { setMark } from "./marks";
import { type EndedBuild, waitForBuild } from "./waitForBuild";

/**
 * Acts on a workspace without asking anybody, and waits for the result.
 * @param session the session that acts.
 * @param workspace the workspace as just read.
 * @param act what to do.
 * @param version the text of the server's version.
 * @returns the result of the last build; undefined if the act needs none, or if waiting was cancelled.
 * @throws Refused, CoderError.
 */
export async function carryOut(
  session: Pick<SignedIn, "client" | "record">,
  workspace: Workspace,
  act: ManyAct,
  version: string,
  signal: AbortSignal,
): Promise<EndedBuild | undefined> {
  const { client } = session;
  const events = { signal, onBuild: () => undefined };
  switch (act) {
    case "favorite":
    case "unfavorite":
    case "makeDormant":
    case "wake":
      await setMark(client, workspace.id, act, signal);
      return undefined;
    case "restart":
      return cycle(session, workspace, planRestart(workspace, version), events);
    case "update": {
      if (isRunning(workspace.latestBuild))
        return cycle(session, workspace, planUpdate(workspace, version, []), events);
      const { templateActiveVersionId: templateVersionId } = workspace;
      const build = await beginBuild(session, workspace, { transition: "start", templateVersionId });
      return waitForBuild(client, build, { signal });
    }
    case "start":
    case "stop":
    case "delete":
      return waitForBuild(client, await beginBuild(session, workspace, { transition: act }), { signal });
  }
}
