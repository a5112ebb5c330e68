import { CoderError } from "../../coder/errors/coderError";
import type { SignedIn } from "../../session/sessionState";

/** Roles rarely change: each session is asked for once. */
const known = new WeakMap<SignedIn, boolean>();

/**
 * Asks whether a person's role shows them workspaces that nobody shared with them.
 * @param session who.
 * @param signal gives up.
 * @returns false, too, where the server does not say.
 * @throws CoderError when nobody answers, or who asks is not known.
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
