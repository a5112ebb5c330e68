import * as l10n from "@vscode/l10n";
import type { Workspace } from "../../coder/api/workspaces";
import { isOfKind } from "../../coder/errors/isOfKind";
import type { SignedIn } from "../../session/sessionState";
import { askOwnerRole } from "../state/ownerRole";
import { type BuildAct, refusalOf, Refused } from "../state/whyNotNow";

/**
 * Reads a workspace again right before acting on it, since what was shown may be outdated: somebody else may
 * have begun a build, renamed it or deleted it.
 * @param session the session that acts.
 * @param shown the workspace as the person saw it.
 * @param act what to do.
 * @returns the current workspace.
 * @throws Refused if the act makes no sense any more; CoderError if the deployment cannot be reached.
 */
export async function lookAgain(
  { client, record }: Pick<SignedIn, "client" | "record">,
  shown: Pick<Workspace, "id" | "name">,
  act: BuildAct,
  signal?: AbortSignal,
): Promise<Workspace> {
  const workspace = await readWorkspace(client, shown, signal);
  if (workspace.name !== shown.name) {
    throw new Refused({
      sentence: l10n.t('"{0}" is now called "{1}". Choose it again.', shown.name, workspace.name),
      next: undefined,
    });
  }
  const isAsked = act === "cancel" && !workspace.canCancelBuilds;
  const isOwner = isAsked && (await askOwnerRole(client, signal));
  const refusal = refusalOf(workspace, act, { userId: record.userId, username: record.username, isOwner });
  if (refusal) throw new Refused(refusal);
  return workspace;
}

/**
 * Reads a workspace that existed a moment ago.
 * @throws Refused if it does not exist any more; CoderError.
 */
export async function readWorkspace(
  client: Pick<SignedIn["client"], "workspaces" | "deployment">,
  { id, name }: Pick<Workspace, "id" | "name">,
  signal?: AbortSignal,
): Promise<Workspace> {
  try {
    return await client.workspaces.get(id, signal);
  } catch (error) {
    // 410 for a workspace that was deleted (seen on v2.31.0 and v2.35.1), 404 for one that is not visible.
    if (!isOfKind(error, "notFoundOrForbidden") || error.isForbidden) throw error;
    throw new Refused({
      sentence: l10n.t(
        '"{0}" was deleted from {1}, or you can\'t see it anymore. Ask an administrator of the deployment.',
        name,
        client.deployment.host,
      ),
      next: undefined,
    });
  }
}
