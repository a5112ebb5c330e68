import * as l10n from "@vscode/l10n";
import type { PermissionCheck } from "../../coder/api/api";
import { Explained } from "../../platform/errors";
import type { SignedIn } from "../../session/sessionState";
import type { Owner } from "./tokenRequest";

/**
 * The permission to create tokens for everybody. Only the Owner role has it: the server refuses even a user
 * admin (POST /users/{user}/keys/tokens, seen on v2.31.0 and v2.35.1).
 */
export const mintForOthers: PermissionCheck = { type: "api_key", action: "create" };

/** Explains why a token can only be the person's own. */
export function onlyOwnersMint(host: string): string {
  return l10n.t("You need the Owner role to create tokens for other users on {0}.", host);
}

/**
 * Checks, before somebody else's token gets a successor, whether this session may create one.
 * @param owner undefined for the person's own, which needs no check.
 * @throws Explained if it may not; CoderError if the server does not answer.
 */
export async function requireMintFor(
  { client, deployment }: SignedIn,
  owner: Owner | undefined,
): Promise<void> {
  if (owner === undefined) return;
  const { may } = await client.checkPermissions({ may: { ...mintForOthers, ownerId: owner.id } });
  if (!may) throw new Explained(onlyOwnersMint(deployment.host));
}
