import * as vscode from "vscode";
import { serverNow } from "../../../session/serverTime";
import { Explained } from "../../../platform/errors";
import type { SignedIn } from "../../../session/sessionState";
import type { TokenNode } from "../../../views/tokens/nodes/tokenNode";
import { requireSession } from "../../requireSession";
import type { Services } from "../../services";
import { pickToken } from "./pickToken";

/**
 * A token that has not expired, which another can take the place of.
 * @param services who is signed in, and the tokens.
 * @param argument what VS Code passed to the command.
 * @param title of the pick.
 * @throws Cancelled when the person leaves the pick; Explained for an expired token.
 */
export async function pickLiveToken(
  services: Pick<Services, "sessions" | "tokens" | "vault" | "surveys">,
  argument: unknown,
  title: string,
): Promise<{ readonly node: TokenNode; readonly session: SignedIn }> {
  const node = await pickToken(services, argument, title, ({ facts }) => facts.state !== "expired");
  if (node.key.expiresAt <= serverNow(node.loaded.session)) {
    throw new Explained(vscode.l10n.t('"{0}" has expired already.', node.key.name));
  }
  return { node, session: requireSession(services.sessions, node) };
}
