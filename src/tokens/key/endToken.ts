import type { CoderApi } from "../../coder/api/api";
import { isOfKind } from "../../coder/errors/isOfKind";
import type { TokenId } from "../../core/token/tokenText";
import type { Retirement } from "./tokenRequest";

/**
 * Ends a token: expires it, which keeps it in the audit trail, or deletes it on a server that cannot expire
 * (before v2.31.1, the route answers `Route not found.`).
 * @param client a client that may update, and on old servers delete, the token.
 * @param id the token's id.
 * @returns which of the two happened.
 * @throws CoderError if the server refused or could not be reached.
 */
export async function retire(client: CoderApi, id: TokenId): Promise<Retirement> {
  try {
    await client.keys.expire(id);
    return "expired";
  } catch (error) {
    if (!isOfKind(error, "routeMissing")) throw error;
    await client.keys.delete(id);
    return "deleted";
  }
}
