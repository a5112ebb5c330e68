import { CoderError } from "../../coder/errors/coderError";
import type { SignedIn } from "../../session/sessionState";

/** Roles rarely change: one request per session. */
const known = new WeakMap<SignedIn, boolean>();

/**
 * Asks whether a person's role lets them see workspaces that nobody shared with them.
 * @param session the person's session.
 * @param signal cancels.
 * @returns false also if the server does not say.
 * @throws CoderError if nobody answers, or the caller is not recognised.
 */
export async function maySeeEverybodys(session: SignedIn, signal: AbortSignal): Promise<boolean> {
  const before = known.get(session);
  if (before !== undefined) return before;
  const may = await ask(session, signal);
  known.set(session, may);
  return may;
}

async function ask({ client }: SignedIn, signal: AbortSignal): Promise<boolean> {
  try {
    const { everybodys } = await client.checkPermissions(
      { everybodys: { type: "workspace", action: "read", anyOrganization: true } },
      signal,
    );
    return everybodys;
  } catch (error) {
    const isRefused =
      error instanceof CoderError &&
      ["notFoundOrForbidden", "routeMissing", "rejected", "knownDefect"].includes(error.kind);
    if (isRefused) return false;
    throw error;
  }
}
