import type { ApiKey, UserId } from "../../coder/api/answers";
import type { ErrorsByKind } from "../../coder/errors/coderError";
import { isOfKind } from "../../coder/errors/isOfKind";
import type { TokenId } from "../../core/token/tokenText";
import type { SignedIn } from "../../session/sessionState";
import { maySeeTokens } from "../key/maySeeTokens";

/** The result of looking at a token by ID. */
export type Sight =
  | { readonly kind: "there"; readonly key: ApiKey }
  /** It does not exist any more. */
  | { readonly kind: "gone" }
  /**
   * The server says that it does not exist, and would say the same of a live token: this session may not see
   * it.
   */
  | { readonly kind: "hidden"; readonly error: ErrorsByKind["notFoundOrForbidden"] };

/**
 * Looks at a token. The server answers 404 if the session lacks `user:read` or `api_key:read`, as if nothing
 * existed (seen on v2.31.0 and v2.35.1). So we believe a 404 only if the session can read its own key the
 * same way and may see every token of that owner.
 * @param session the session to look with.
 * @param tokenId the token's ID.
 * @param ownerId the token's owner; the person themselves if omitted.
 * @throws CoderError if the server does not say.
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
