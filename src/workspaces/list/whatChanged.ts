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
    const isKnown = old !== undefined && isSame(old, workspace);
    workspaces.push(isKnown ? old : workspace);
    // That somebody works in it is told once a minute, and is nothing new.
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
