import type { Workspace } from "../../coder/api/workspaces";

/** What was read anew, next to what was known. */
export type Merged = {
  /** In the order of the answer; one in which nothing changed is the object that was known. */
  readonly workspaces: readonly Workspace[];
  /** A row would show something else, or there are other rows. */
  readonly isNews: boolean;
};

/**
 * Compares what was read with what was known, one step a workspace.
 * @param known as it was.
 * @param read as it is.
 */
export function* whatChanged(
  known: readonly Workspace[],
  read: readonly Workspace[],
): Generator<undefined, Merged> {
  const before = new Map(known.map((workspace) => [workspace.id, workspace]));
  let isNews = known.length !== read.length;
  const workspaces: Workspace[] = [];
  for (const workspace of read) {
    const old = before.get(workspace.id);
    const isSame = old !== undefined && asText(old) === asText(workspace);
    workspaces.push(isSame ? old : workspace);
    // That somebody works in it is told once a minute, and is nothing new.
    isNews ||= !isSame && (old === undefined || asText(unused(old)) !== asText(unused(workspace)));
    yield;
  }
  return { workspaces, isNews };
}

function unused(workspace: Workspace): Workspace {
  return { ...workspace, lastUsedAt: undefined };
}

function asText(workspace: Workspace): string {
  return JSON.stringify(workspace);
}
