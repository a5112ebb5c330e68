import * as vscode from "vscode";
import { Cancelled, Explained } from "../../platform/errors";
import { pickItem } from "../../platform/quickInputs";
import type { WaitingSecret } from "../../tokens/secrets/vault";
import { TokenNode } from "../../views/tokens/tokenNode";
import type { Services } from "../services";

/** Opens the delivery of a secret that was minted and never confirmed. */
export async function showWaitingSecret(
  { vault, openDelivery }: Pick<Services, "vault" | "openDelivery">,
  argument: unknown,
): Promise<void> {
  const waiting = await vault.list();
  const asked =
    argument instanceof TokenNode ? waiting.find(({ tokenId }) => tokenId === argument.key.id) : undefined;
  openDelivery(asked ?? (await pickWaiting(waiting)), true);
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
