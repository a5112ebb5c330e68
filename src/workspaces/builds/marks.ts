import type { Workspace } from "../../coder/api/workspaces";
import { CoderError } from "../../coder/errors/coderError";
import type { SignedIn } from "../../session/sessionState";

type Client = Pick<SignedIn["client"], "workspaces">;

/** Changes that need no build. */
export type MarkAct = "favorite" | "unfavorite" | "makeDormant" | "wake";

/**
 * Marks a workspace as a favorite or as dormant, or removes the mark. If the answer is lost, the workspace
 * shows whether it was done.
 * @param workspaceId the workspace.
 * @throws CoderError
 */
export async function setMark(
  client: Client,
  workspaceId: string,
  act: MarkAct,
  signal?: AbortSignal,
): Promise<void> {
  const { workspaces } = client;
  switch (act) {
    case "favorite":
    case "unfavorite": {
      const favorite = act === "favorite";
      const change = () => workspaces.setFavorite(workspaceId, favorite, signal);
      return orLook(client, workspaceId, change, (workspace) => workspace.favorite === favorite, signal);
    }
    case "makeDormant":
    case "wake": {
      const dormant = act === "makeDormant";
      const change = () => workspaces.setDormant(workspaceId, dormant, signal);
      const isDone = ({ dormantAt }: Workspace) => (dormantAt !== undefined) === dormant;
      return orLook(client, workspaceId, change, isDone, signal);
    }
  }
}

/**
 * Postpones a workspace's deadline. If the answer is lost, the workspace shows whether it was done.
 * @param deadline at least half an hour from now.
 * @throws CoderError
 */
export async function extend(client: Client, workspaceId: string, deadline: Date): Promise<void> {
  const second = 1_000;
  await orLook(
    client,
    workspaceId,
    () => client.workspaces.extend(workspaceId, deadline),
    ({ latestBuild }) =>
      latestBuild.deadline !== undefined && Math.abs(+latestBuild.deadline - +deadline) < second,
  );
}

async function orLook(
  { workspaces }: Client,
  id: string,
  change: () => Promise<void>,
  isDone: (workspace: Workspace) => boolean,
  signal?: AbortSignal,
): Promise<void> {
  try {
    await change();
  } catch (error) {
    if (!(error instanceof CoderError) || error.isCertain || signal?.aborted === true) throw error;
    const workspace = await workspaces.get(id).catch(() => undefined);
    if (!workspace || !isDone(workspace)) throw error;
  }
}
