import type { UnreadableItem } from "../../coder/api/answers";
import type { CoderApi } from "../../coder/api/api";
import type { WorkspacePage } from "../../coder/api/workspaceCalls";
import type { Workspace } from "../../coder/api/workspaces";

/** The size of a page: reading it blocks nothing else in this process. */
const pageSize = 100;

/** Do not follow a server that keeps counting forever. */
const mostPages = 200;

/** The workspaces, and further ones that the server describes in a form we cannot read. */
export type ReadWorkspaces = {
  readonly workspaces: readonly Workspace[];
  readonly unreadable: readonly UnreadableItem[];
};

/**
 * Reads workspaces page by page; the server works on the next one while one is read here. Rows that the caller may not see are
 * left out of a page, which may be empty then, and the count has them (seen on v2.35.1), so the count tells how far to go. A
 * workspace that moves to another page meanwhile is taken once.
 * @param client the caller's client.
 * @param query a query in the server's language; empty for all.
 * @param signal cancels.
 * @throws CoderError
 */
export async function readWorkspaces(
  client: Pick<CoderApi, "workspaces">,
  query: string,
  signal: AbortSignal,
): Promise<ReadWorkspaces> {
  const found = new Map<string, Workspace>();
  const unreadable: UnreadableItem[] = [];
  const ask = (page: number) => {
    const asked = { ...(query === "" ? {} : { query }), limit: pageSize, offset: page * pageSize };
    const answer = client.workspaces.list(asked, signal);
    // Whoever waits for it sees why it failed.
    answer.catch(() => undefined);
    return answer;
  };
  const takeIn = ({ workspaces, unreadable: odd }: WorkspacePage) => {
    for (const workspace of workspaces) found.set(workspace.id, workspace);
    unreadable.push(...odd);
  };
  const first = await ask(0);
  takeIn(first);
  let { count } = first;
  const isThere = (page: number) => page < mostPages && page * pageSize < count;
  let next = isThere(1) ? ask(1) : undefined;
  for (let page = 1; next !== undefined; page += 1) {
    const after = isThere(page + 1) ? ask(page + 1) : undefined;
    const answer = await next;
    takeIn(answer);
    count = answer.count;
    next = after ?? (isThere(page + 1) ? ask(page + 1) : undefined);
  }
  return { workspaces: [...found.values()], unreadable };
}
