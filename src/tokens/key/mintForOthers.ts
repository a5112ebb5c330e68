import * as l10n from "@vscode/l10n";
import type { PermissionCheck } from "../../coder/api/api";
import { Explained } from "../../platform/errors";
import type { SignedIn } from "../../session/sessionState";
import type { Owner } from "./tokenRequest";

/**
 * The question whether somebody may create tokens for everybody. Of the roles only Owner may: a user admin is refused as
 * well (POST /users/{user}/keys/tokens, seen on v2.31.0 and v2.35.1).
 */
export const mintForOthers: PermissionCheck = { type: "api_key", action: "create" };

/** Says why a token can only be the person's own. */
export function onlyOwnersMint(host: string): string {
  return l10n.t("You need the Owner role to create tokens for other users on {0}.", host);
}

/**
 * Asks, before a token of somebody else gets a successor, whether this session may make one.
 * @param owner undefined for the person's own, which needs no question.
 * @throws Explained when it may not; CoderError when the server does not answer.
 */
export async function requireMintFor(
  { client, deployment }: SignedIn,
  owner: Owner | undefined,
): Promise<void> {
  if (owner === undefined) return;
  const { may } = await client.checkPermissions({ may: { ...mintForOthers, ownerId: owner.id } });
  if (!may) throw new Explained(onlyOwnersMint(deployment.host));
}
