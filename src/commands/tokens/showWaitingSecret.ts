import * as vscode from "vscode";
import { Cancelled, Explained } from "../../platform/errors";
import { KeyringFailed } from "../../platform/keyring/keyringFailed";
import { pickItem } from "../../platform/shown/quickInputs";
import type { WaitingSecret } from "../../tokens/secrets/vault";
import { TokenNode } from "../../views/tokens/nodes/tokenNode";
import type { Services } from "../services";

/** Opens the delivery of a secret that was minted and never confirmed. */
export async function showWaitingSecret(
  { vault, openDelivery }: Pick<Services, "vault" | "openDelivery">,
  argument: unknown,
): Promise<void> {
  const { secrets: waiting, shut } = await vault.survey();
  const asked = argument instanceof TokenNode ? waiting.find((secret) => isOf(secret, argument)) : undefined;
  if (asked === undefined && shut.length > 0) throw new KeyringFailed("read");
  if (argument instanceof TokenNode && !asked) {
    throw new Explained(vscode.l10n.t('No new secret of "{0}" is waiting for you.', argument.key.name));
  }
  openDelivery(asked ?? (await pickWaiting(waiting)), true);
}

function isOf({ deployment, tokenId }: WaitingSecret, { key, loaded }: TokenNode): boolean {
  return tokenId === key.id && deployment === loaded.session.deployment.href;
}

async function pickWaiting(waiting: readonly WaitingSecret[]): Promise<WaitingSecret> {
  const [first] = waiting;
  if (!first) throw new Explained(vscode.l10n.t("No secret is waiting for you."));
  if (waiting.length === 1) return first;
  const picked = await pickItem(
    waiting.map((secret) => ({ label: secret.name, description: secret.deployment, secret })),
    { title: vscode.l10n.t("Show a Waiting Secret") },
  );
  if (!picked) throw new Cancelled();
  return picked.secret;
}
