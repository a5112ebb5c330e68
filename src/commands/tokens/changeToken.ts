import * as l10n from "@vscode/l10n";
import type { GrantDiff } from "../../core/reasoning/grantDiff";
import type { OpenNewToken } from "../../drafting/draft/newTokenStart";
import { confirm } from "../../platform/shown/notify";
import type { ListedToken, TokenListing } from "../../presentation/token/listedToken";
import { nameInFull } from "../../presentation/token/ownerOf";
import { serverNow } from "../../session/serverTime";
import type { KnownSessions } from "../../session/sessionState";
import type { TokenRequest } from "../../tokens/key/tokenRequest";
import { pickLiveToken } from "./picking/pickLiveToken";
import { chooseEnding } from "./succession/chooseEnding";
import { grantChanges } from "./succession/grantChanges";
import { successorOf } from "./succession/successorOf";

/**
 * Changes what a token may do. The server cannot edit tokens, so the form creates a successor from the same grant, shows the
 * differences before creating it, and ends the old token afterwards.
 */
export async function changeToken(
  services: {
    readonly sessions: KnownSessions;
    readonly listed: TokenListing;
    readonly openNewToken: OpenNewToken;
  },
  argument: unknown,
): Promise<void> {
  const { token, session } = await pickLiveToken(services, argument, l10n.t("Change a Token"));
  const { key } = token;
  const { owner, name, grant, lifetimeSeconds } = await successorOf(session, token);
  services.openNewToken(session, {
    id: `change ${key.id}`,
    from: { owner, name, grant, lifetimeSeconds },
    beforeMint: (request, diff) => beforeMint(token, request, diff),
  });
}

/** @returns the request, including when the old token ends; undefined if the person declines. */
async function beforeMint(
  token: ListedToken,
  request: TokenRequest,
  diff: GrantDiff,
): Promise<TokenRequest | undefined> {
  const { key, loaded } = token;
  const sure = await confirm(
    l10n.t('Replace "{1}" with "{0}"?', request.name, nameInFull(token)),
    grantChanges(diff),
    l10n.t("Create Token"),
  );
  if (!sure) return undefined;
  const ending = await chooseEnding(
    key.name,
    {
      expiresAt: key.expiresAt,
      now: serverNow(loaded.session),
      canExpire: loaded.features.expire,
      host: loaded.session.deployment.host,
    },
    l10n.t("Change {0}", key.name),
  );
  return ending ? { ...request, replaces: { tokenId: key.id, name: key.name, ending } } : request;
}
