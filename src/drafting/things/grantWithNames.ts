import type { UserId } from "../../coder/api/answers";
import { knownCatalog } from "../../core/commands/knownNames";
import type { Grant } from "../../core/grant/grant";
import { sayGrant } from "../../presentation/grantSentences";
import type { SignedIn } from "../../session/sessionState";
import { namesFor } from "./resources";

/**
 * Says what a grant can do and to what, in sentences, also where nobody is signed in.
 * @param session finds the names of what it is limited to; without one, IDs have to do.
 * @param userId whose it is.
 */
export async function grantWithNames(
  session: SignedIn | undefined,
  grant: Grant,
  userId: UserId,
): Promise<string> {
  const nameOf = session === undefined ? () => undefined : await namesFor(session, grant.allowList);
  return sayGrant(knownCatalog(), grant, userId, userId, nameOf).join(" ");
}
