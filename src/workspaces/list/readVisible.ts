import { isOfKind } from "../../coder/errors/isOfKind";
import type { SignedIn } from "../../session/sessionState";
import { askOwnerRole } from "../state/ownerRole";
import { maySeeEverybodys } from "./maySeeEverybodys";
import { type ReadWorkspaces, readWorkspaces } from "./readWorkspaces";
import { namesOwner, namesSharing } from "./workspaceFilter";

/** The workspaces that a person sees, and whose they are. */
export type Visible = ReadWorkspaces & {
  /** The person's role lets them see workspaces that nobody shared with them. */
  readonly maySeeEverybodys: boolean;
  /** Other people's workspaces are included, as far as the person may see them. */
  readonly hasOthers: boolean;
  /** The IDs of other people's workspaces that were shared with the person. */
  readonly sharedIds: ReadonlySet<string>;
};

/** Whether two lists of the same workspaces look the same. */
export function isAlike(one: Visible, other: Visible): boolean {
  return (
    one.hasOthers === other.hasOthers &&
    one.unreadable.length === other.unreadable.length &&
    one.sharedIds.size === other.sharedIds.size &&
    [...one.sharedIds].every((id) => other.sharedIds.has(id))
  );
}

/** Sessions at servers that do not know who shares what. */
const withoutSharing = new WeakSet<SignedIn>();

/**
 * Reads the workspaces that a person sees: their own, those shared with them and, if their role lets them see everybody's and they
 * want them, those of others.
 * @param session the person's session.
 * @param query a query in the server's language; empty for all.
 * @param wantsOthers matters only to people whose role shows them everybody's.
 * @param signal cancels.
 * @throws CoderError
 */
export async function readVisible(
  session: SignedIn,
  query: string,
  wantsOthers: boolean,
  signal: AbortSignal,
): Promise<Visible> {
  const isWide = await maySeeEverybodys(session, signal);
  const hasOthers = !isWide || wantsOthers || namesOwner(query);
  const shared = isWide ? readShared(session, query, signal) : undefined;
  // Whoever waits for it sees why it failed.
  shared?.catch(() => undefined);
  const read = await readWorkspaces(session.client, hasOthers ? query : `owner:me ${query}`.trim(), signal);
  const ofOthers = ((await shared) ?? read).workspaces.filter(
    ({ ownerId }) => ownerId !== session.record.userId,
  );
  const known = new Set(read.workspaces.map(({ id }) => id));
  const workspaces = [...read.workspaces, ...ofOthers.filter(({ id }) => !known.has(id))];
  if (workspaces.some(({ canCancelBuilds }) => !canCancelBuilds)) await learnRole(session, signal);
  return {
    workspaces,
    unreadable: read.unreadable,
    maySeeEverybodys: isWide,
    hasOthers,
    sharedIds: new Set(ofOthers.map(({ id }) => id)),
  };
}

/**
 * Reads what others shared with a person whose role shows them everybody's, since nothing else tells these apart. The server wants
 * the person's ID: it knows no "me" here. Older releases refuse the term (400; it came with v2.27), and what was shared with a group
 * of the person is not found so.
 */
async function readShared(session: SignedIn, query: string, signal: AbortSignal): Promise<ReadWorkspaces> {
  const nothing = { workspaces: [], unreadable: [] };
  if (withoutSharing.has(session) || namesSharing(query)) return nothing;
  const term = `shared_with_user:${session.record.userId}`;
  try {
    return await readWorkspaces(session.client, `${term} ${query}`.trim(), signal);
  } catch (error) {
    if (!isOfKind(error, "rejected")) throw error;
    // A query of the person's own may be what is refused; reading the list says so.
    if (query === "") withoutSharing.add(session);
    return nothing;
  }
}

/** The list is whole without it. */
async function learnRole({ client }: SignedIn, signal: AbortSignal): Promise<void> {
  try {
    await askOwnerRole(client, signal);
  } catch {
    // It is asked for again with the next list.
  }
}
