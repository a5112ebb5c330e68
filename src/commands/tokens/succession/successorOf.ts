import { type Grant, isUnrestricted } from "../../../core/grant/grant";
import { lifetimeInWords } from "../../../platform/time/times";
import type { ListedToken } from "../../../presentation/token/listedToken";
import { ownerOf } from "../../../presentation/token/ownerOf";
import type { SignedIn } from "../../../session/sessionState";
import { grantOfKey } from "../../../tokens/key/grantOfKey";
import { requireMintFor } from "../../../tokens/key/mintForOthers";
import type { Owner } from "../../../tokens/key/tokenRequest";
import { successorName } from "../../../tokens/minting/freeName";

/** What a token's successor starts with. */
export type Successor = {
  readonly owner: Owner | undefined;
  readonly name: string;
  readonly grant: Grant;
  readonly lifetimeSeconds: number;
  /** The old token's lifetime, in words, if the successor cannot have it any more. */
  readonly longerBefore: string | undefined;
};

/**
 * Derives the successor of a token: the same owner, grant and lifetime, as far as the deployment still allows
 * them, and the next free name.
 * @param session the session of the person who asks for it.
 * @param token the token.
 * @throws CoderError; Explained if this session may not create tokens for that owner.
 */
export async function successorOf(session: SignedIn, token: ListedToken): Promise<Successor> {
  const { client } = session;
  const { key, loaded } = token;
  const owner = ownerOf(token);
  await requireMintFor(session, owner);
  const [{ maxLifetimeSeconds }, { items, unreadable }] = await Promise.all([
    client.tokens.config(owner?.id),
    client.tokens.list({ owner: owner?.id, includeExpired: true }),
  ]);
  const wanted = Math.max(1, Math.floor(key.lifetimeSeconds));
  const lifetimeSeconds = Math.min(wanted, maxLifetimeSeconds);
  const { scopes, allowList } = grantOfKey(key);
  return {
    owner,
    name: successorName(
      key.name,
      [...items, ...unreadable].map(({ name }) => name ?? ""),
    ),
    // The server returns an unrestricted list as an explicit entry.
    grant: loaded.features.scopes
      ? { scopes, allowList: isUnrestricted(allowList) ? [] : allowList }
      : { scopes: [], allowList: [] },
    lifetimeSeconds,
    longerBefore: wanted > lifetimeSeconds ? lifetimeInWords(wanted) : undefined,
  };
}
