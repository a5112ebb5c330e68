import type { Workspace } from "../../coder/api/workspaces";

/** The result of merging a new answer with what was known. */
export type Merged = {
  /** In the order of the answer; an unchanged one is the known object. */
  readonly workspaces: readonly Workspace[];
  /** Whether a row would look different, or there are other rows. */
  readonly isNews: boolean;
};

/**
 * Compares what was read with what was known, one step per workspace.
 * @param known the previous workspaces.
 * @param read the new ones.
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
    const isKnown = old !== undefined && isSame(old, workspace);
    workspaces.push(isKnown ? old : workspace);
    // The server reports activity in a workspace once a minute; that is no news.
    isNews ||= !isKnown && (old === undefined || !isSame(unused(old), unused(workspace)));
    yield;
  }
  return { workspaces, isNews };
}

function unused(workspace: Workspace): Workspace {
  return { ...workspace, lastUsedAt: undefined };
}

/** Whether two things that were read from a server say the same; nothing is made for it, since there may be thousands. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (one instanceof Date) return other instanceof Date && +one === +other;
  if (Array.isArray(one)) {
    return (
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((item, index) => isSame(item, other[index]))
    );
  }
  const [mine, theirs] = [one, other] as readonly Readonly<Record<string, unknown>>[];
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length && names.every((name) => isSame(mine?.[name], theirs?.[name]))
  );
}
