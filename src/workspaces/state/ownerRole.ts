import { isOfKind } from "../../coder/errors/isOfKind";
import type { SignedIn } from "../../session/sessionState";
import { isKnownOwner, knowOwner } from "./workspaceActs";

type Asking = Pick<SignedIn["client"], "users">;

/**
 * Asks whether a person has the role Owner of the whole deployment, once per session.
 * @param client the client of the person's session.
 * @param signal cancels.
 * @returns false also if the session may not ask.
 * @throws CoderError if nobody answers, or the caller is not recognised.
 */
export async function askOwnerRole(client: Asking, signal?: AbortSignal): Promise<boolean> {
  const before = isKnownOwner(client);
  if (before !== undefined) return before;
  const is = await ask(client, signal);
  knowOwner(client, is);
  return is;
}

async function ask(client: Asking, signal: AbortSignal | undefined): Promise<boolean> {
  try {
    const { roles } = await client.users.me(signal);
    return roles.some(({ name, organizationId }) => name === "owner" && organizationId === undefined);
  } catch (error) {
    if (isOfKind(error, "notFoundOrForbidden")) return false;
    throw error;
  }
}
