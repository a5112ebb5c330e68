import type { ApiKey, UserId } from "../../coder/api/answers";
import type { ErrorsByKind } from "../../coder/errors/coderError";
import { isOfKind } from "../../coder/errors/isOfKind";
import type { TokenId } from "../../core/token/tokenText";
import type { SignedIn } from "../../session/sessionState";
import { maySeeTokens } from "../key/maySeeTokens";

/** What a look at a token by its id showed. */
export type Sight =
  | { readonly kind: "there"; readonly key: ApiKey }
  /** It is not there any more. */
  | { readonly kind: "gone" }
  /** The server says that it is not there, and would say so of a token that lives: this session may not see it. */
  | { readonly kind: "hidden"; readonly error: ErrorsByKind["notFoundOrForbidden"] };

/**
 * Looks at a token. A server answers 404 to whoever lacks `user:read` or `api_key:read`, as if nothing was there (seen on v2.31.0
 * and v2.35.1). So the 404 is believed only of a session that sees its own key in the same way and may see every token of
 * that owner.
 * @param session who looks.
 * @param tokenId the token's id.
 * @param ownerId whose token it is; the person's own when left out.
 * @throws CoderError when the server does not say.
 */
export async function lookAtToken(
  { client, record }: Pick<SignedIn, "client" | "record">,
  tokenId: TokenId,
  ownerId?: UserId,
  signal?: AbortSignal,
): Promise<Sight> {
  const refusal = async (id: TokenId) => {
    try {
      return await client.keys.get(id, signal);
    } catch (error) {
      if (isOfKind(error, "notFoundOrForbidden")) return error;
      throw error;
    }
  };
  const found = await refusal(tokenId);
  if (!isOfKind(found, "notFoundOrForbidden")) return { kind: "there", key: found };
  const own = await refusal(record.session.tokenId ?? "");
  const sees = !isOfKind(own, "notFoundOrForbidden") && (await maySeeTokens(client, ownerId));
  return sees ? { kind: "gone" } : { kind: "hidden", error: found };
}
