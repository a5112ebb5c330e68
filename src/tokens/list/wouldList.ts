import type { UserId } from "../../coder/api/answers";
import { isOurs } from "../../session/keys/sessionRecord";
import type { LoadedTokens } from "./loadedTokens";

/**
 * Whether a list would show a person's token if it were still there. Only a session with every scope is sure to see all of their
 * tokens, and a token that could not be read may be any.
 * @param loaded a list that the server has just sent.
 * @param ownerId whose token it is.
 */
export function wouldList(
  { isEverybodys, session, unreadable = [] }: LoadedTokens,
  ownerId: UserId,
): boolean {
  if (unreadable.length > 0 || !isOurs(session.record)) return false;
  return isEverybodys === true || ownerId === session.record.userId;
}
