import type { SignedIn } from "../../session/sessionState";

/**
 * Asks whether a person may list everybody's tokens, which only the role Owner of the whole deployment may; the
 * role of the same name in one organization does not suffice (coderd/apikey.go: the server would return only
 * their own tokens, as if no others existed).
 * @param session the person's session.
 * @param signal cancels.
 * @throws CoderError if nobody answers.
 */
export async function mayListEverybodys({ client }: SignedIn, signal?: AbortSignal): Promise<boolean> {
  const { roles } = await client.users.me(signal);
  return roles.some(({ name, organizationId }) => name === "owner" && organizationId === undefined);
}
