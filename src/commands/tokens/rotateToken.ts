import * as l10n from "@vscode/l10n";
import { isOfKind } from "../../coder/errors/isOfKind";
import type { Making, MintAndDeliver } from "../../drafting/outcome/making";
import { Cancelled, Explained } from "../../platform/errors";
import { confirm } from "../../platform/shown/notify";
import { withProgress } from "../../platform/shown/progress";
import { lifetimeInWords } from "../../platform/time/times";
import { onlyWhileOpen } from "../../presentation/retirementWords";
import type { TokenListing } from "../../presentation/token/listedToken";
import { nameInFull } from "../../presentation/token/ownerOf";
import { serverNow } from "../../session/serverTime";
import type { KnownSessions } from "../../session/sessionState";
import type { Ending, TokenRequest } from "../../tokens/key/tokenRequest";
import { successorName } from "../../tokens/minting/freeName";
import { pickLiveToken } from "./picking/pickLiveToken";
import { chooseEnding } from "./succession/chooseEnding";
import { successorOf } from "./succession/successorOf";

type RotateServices = { readonly mintAndDeliver: MintAndDeliver };

/**
 * Replaces a token with one of the same grant and lifetime: creates and delivers it, then ends the old one.
 */
export async function rotateToken(
  services: RotateServices & { readonly sessions: KnownSessions; readonly listed: TokenListing },
  argument: unknown,
): Promise<void> {
  const title = l10n.t("Rotate a Token");
  const { token, session } = await pickLiveToken(services, argument, title);
  const { key, loaded } = token;
  const { host } = session.deployment;
  const successor = await successorOf(session, token);
  const ending = await chooseEnding(
    key.name,
    { expiresAt: key.expiresAt, now: serverNow(session), canExpire: loaded.features.expire, host },
    l10n.t("Rotate {0}", key.name),
  );
  const { owner, name, grant, lifetimeSeconds, longerBefore } = successor;
  const sure = await confirm(
    l10n.t('Replace "{1}" with "{0}"?', name, nameInFull(token)),
    [
      longerBefore === undefined
        ? l10n.t("Same permissions, valid for {0}.", lifetimeInWords(lifetimeSeconds))
        : l10n.t(
            "Same permissions, valid for {0}, the maximum on {1}.",
            lifetimeInWords(lifetimeSeconds),
            host,
          ),
      ...(ending && isLater(ending) ? [endsLater(key.name, ending), onlyWhileOpen()] : []),
    ],
    l10n.t("Create Token"),
  );
  if (!sure) throw new Cancelled();
  const replaces = ending && { tokenId: key.id, name: key.name, ending };
  const request = { owner, name, grant, lifetimeSeconds, replaces };
  await mintSuccessor(services, { session, catalog: loaded.catalog, request });
}

function isLater(ending: Ending): boolean {
  return ending.kind === "unused" || ending.seconds > 0;
}

function endsLater(name: string, ending: Ending): string {
  return ending.kind === "unused"
    ? l10n.t('"{0}" expires once it\'s no longer used, after you save the new secret.', name)
    : l10n.t('"{0}" expires {1} after you save the new secret.', name, lifetimeInWords(ending.seconds));
}

async function mintSuccessor({ mintAndDeliver }: RotateServices, making: Making): Promise<void> {
  const { request } = making;
  const again = (changed: TokenRequest) => mintSuccessor({ mintAndDeliver }, { ...making, request: changed });
  const failure = await withProgress({ in: "statusBar", title: l10n.t("Creating {0}…", request.name) }, () =>
    mintAndDeliver(making, () => again(request)).catch((error: unknown) => offerName(error, request, again)),
  );
  if (failure) throw new Explained(failure.sentence, failure.steps);
}

/** Somebody took the name after we checked, so offer the next free one. */
function offerName(
  error: unknown,
  request: TokenRequest,
  again: (changed: TokenRequest) => Promise<void>,
): never {
  if (!(isOfKind(error, "rejected") && error.isConflict)) throw error;
  const name = successorName(request.name, [request.name]);
  throw new Explained(
    l10n.t('A token named "{0}" was just created by someone else.', request.name),
    [{ title: l10n.t('Create "{0}"', name), run: () => again({ ...request, name }) }],
    error,
  );
}
