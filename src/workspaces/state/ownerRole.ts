import { isOfKind } from "../../coder/errors/isOfKind";
import type { SignedIn } from "../../session/sessionState";

type Asking = Pick<SignedIn["client"], "users">;

/** Roles rarely change: one request per session. */
const known = new WeakMap<Asking, boolean>();

/**
 * Whether a person is known to have the role Owner of the whole deployment: they cancel builds also where the template allows
 * nobody else to (seen on v2.31.0, v2.35.1 and v2.36.0).
 * @param client the client of the person's session.
 */
export function isKnownOwner(client: Asking): boolean {
  return known.get(client) === true;
}

/**
 * Asks for a person's role, once per session.
 * @param client the client of the person's session.
 * @param signal cancels.
 * @returns false also if the session may not ask.
 * @throws CoderError if nobody answers, or the caller is not recognised.
 */
export async function askOwnerRole(client: Asking, signal?: AbortSignal): Promise<boolean> {
  const before = known.get(client);
  if (before !== undefined) return before;
  const is = await ask(client, signal);
  known.set(client, is);
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
