import type { OpenNewToken } from "../../../drafting/draft/newTokenStart";
import type { TokenListing } from "../../../presentation/token/listedToken";
import { nameInFull } from "../../../presentation/token/ownerOf";
import type { KnownSessions } from "../../../session/sessionState";
import { pickLiveToken } from "../picking/pickLiveToken";
import { successorOf } from "./successorOf";

/** What opening a form for a successor needs. */
export type SuccessorServices = {
  readonly sessions: KnownSessions;
  readonly listed: TokenListing;
  readonly openNewToken: OpenNewToken;
};

/**
 * Opens the form for a token that replaces another one. It says what happens to both; nothing is sent before the
 * person presses Create.
 * @param services who is signed in, the tokens, and the form.
 * @param argument the row or token that the command was run on.
 * @param how whether the new token keeps what the other one may do.
 * @param title the title of the question which token, if none was given.
 * @throws CoderError; Cancelled if the person dismisses that question; Explained if the token has expired or this
 * session may not create tokens for its owner.
 */
export async function openSuccessor(
  services: SuccessorServices,
  argument: unknown,
  how: "change" | "rotate",
  title: string,
): Promise<void> {
  const { token, session } = await pickLiveToken(services, argument, title);
  const { key, loaded } = token;
  const { owner, name, grant, lifetimeSeconds, longerBefore } = await successorOf(session, token);
  services.openNewToken(session, {
    id: `${how} ${key.id}`,
    from: { owner, name, grant, lifetimeSeconds },
    replaces: {
      how,
      tokenId: key.id,
      name: key.name,
      nameInFull: nameInFull(token),
      expiresAt: key.expiresAt,
      canExpire: loaded.features.expire,
      longerBefore,
    },
  });
}
