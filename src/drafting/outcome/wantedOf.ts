import type { Catalog } from "../../core/catalog/catalog";
import { diffGrants } from "../../core/reasoning/diffGrants";
import type { TokenRequest } from "../../tokens/key/tokenRequest";
import type { NewTokenStart } from "../draft/newTokenStart";
import type { TaskStart } from "../draft/taskStart";

/**
 * Lets the form's opener adjust a request right before it is sent.
 * @param start how the form started; undefined if it was opened empty.
 * @param catalog the deployment's scopes.
 * @param request the token to create.
 * @returns the request to carry out; undefined if the person declines after all.
 */
export async function wantedOf(
  start: NewTokenStart | TaskStart | undefined,
  catalog: Catalog,
  request: TokenRequest,
): Promise<TokenRequest | undefined> {
  if (!start?.beforeMint) return request;
  return start.beforeMint(request, diffGrants(catalog, start.from.grant, request.grant));
}
