import { parseDeploymentUrl } from "../../coder/address/deploymentUrl";
import type { ApiKey } from "../../coder/api/answers";
import type { ClientFactory, CoderApi } from "../../coder/api/api";
import { isOfKind } from "../../coder/errors/isOfKind";
import type { TokenId } from "../../core/token/tokenText";
import { serverNow } from "../../session/serverTime";
import type { Sessions } from "../../session/sessions";
import type { SignedIn } from "../../session/sessionState";
import { askCatalog } from "../key/askCatalog";
import { grantOfKey } from "../key/grantOfKey";
import { maySeeTokens } from "../key/maySeeTokens";
import { GrantUnknown } from "./grantUnknown";
import { prove } from "./prove";
import type { Proved, SecretAtHand } from "./proved";

/** Who is signed in, and how to create clients. */
export type ProvingParts = { readonly sessions: Pick<Sessions, "at">; readonly makeClient: ClientFactory };

/**
 * Proves a token whose secret we have.
 * @param parts who is signed in, and how to create clients.
 * @param token the token.
 * @param signal cancels.
 * @throws GrantUnknown if neither the session nor the token itself may read what was granted.
 * @throws CoderError if the server does not answer; Unauthorized if the token is not valid.
 */
export async function proveSecret(
  { sessions, makeClient }: ProvingParts,
  { deployment: href, tokenId, secret, grant }: SecretAtHand,
  signal?: AbortSignal,
): Promise<Proved> {
  const deployment = parseDeploymentUrl(href);
  if (!deployment.ok) throw new GrantUnknown(deployment.error);
  const session = sessions.at(href);
  const token = makeClient(deployment.value, secret);
  try {
    const key = await readKey(tokenId, session, token, signal);
    const proof = await prove(
      {
        token,
        // Only a session of its owner reveals what the owner may do.
        owner: session?.record.userId === key.userId ? session.client : undefined,
        catalog: await askCatalog(session?.client ?? token, signal),
        grant: grant ?? grantOfKey(key),
        userId: key.userId,
      },
      signal,
    );
    return { proof, key, at: serverNow({ client: token }) };
  } finally {
    token.dispose();
  }
}

async function readKey(
  id: TokenId,
  session: SignedIn | undefined,
  token: CoderApi,
  signal: AbortSignal | undefined,
): Promise<ApiKey> {
  for (const client of session ? [session.client, token] : [token]) {
    try {
      return await client.keys.get(id, signal);
    } catch (error) {
      if (!isOfKind(error, "notFoundOrForbidden")) throw error;
    }
  }
  // An invalid token fails here.
  await token.checkPermissions({}, signal);
  const maySee = session !== undefined && (await maySeeTokens(session.client));
  throw new GrantUnknown("Neither the session nor the token may read the token's grant.", !maySee);
}
