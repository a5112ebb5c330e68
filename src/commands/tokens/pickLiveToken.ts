import * as vscode from "vscode";
import { Explained } from "../../platform/errors";
import type { SignedIn } from "../../session/sessionState";
import type { TokenNode } from "../../views/tokens/tokenNode";
import { requireSession } from "../requireSession";
import type { Services } from "../services";
import { pickToken } from "./pickToken";

/**
 * A token of the person's own that has not expired, which another can take the place of.
 * @param services who is signed in, and the tokens.
 * @param argument what VS Code passed to the command.
 * @param title of the pick.
 * @throws Cancelled when the person leaves the pick; Explained for somebody else's or an expired token.
 */
export async function pickOwnToken(
  services: Pick<Services, "sessions" | "tokens" | "vault" | "surveys">,
  argument: unknown,
  title: string,
): Promise<{ readonly node: TokenNode; readonly session: SignedIn }> {
  const isOwn = ({ key, loaded }: TokenNode) => key.userId === loaded.session.record.userId;
  const node = await pickToken(
    services,
    argument,
    title,
    (each) => isOwn(each) && each.facts.state !== "expired",
  );
  if (!isOwn(node)) {
    throw new Explained(
      vscode.l10n.t('"{0}" belongs to somebody else, who alone can replace it.', node.key.name),
    );
  }
  if (node.key.expiresAt <= new Date()) {
    throw new Explained(vscode.l10n.t('"{0}" has expired already.', node.key.name));
  }
  return { node, session: requireSession(services.sessions, node) };
}
