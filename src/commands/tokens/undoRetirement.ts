import * as vscode from "vscode";
import { Cancelled, Explained } from "../../platform/errors";
import { inform } from "../../platform/notify";
import { pickItem } from "../../platform/quickInputs";
import type { PendingRetirement } from "../../tokens/retiring/retirement";
import { retirementInFull, retirementInShort } from "../../tokens/retiring/retirementWords";
import { TokenNode } from "../../views/tokens/tokenNode";
import type { Services } from "../services";

/** Lets a token live that was to end later. */
export async function undoRetirement(
  { retirements, tokensView }: Pick<Services, "retirements" | "tokensView">,
  argument: unknown,
): Promise<void> {
  const id = argument instanceof TokenNode ? argument.key.id : argument;
  const pending = retirements.all.find(({ tokenId }) => tokenId === id) ?? (await pick(retirements.all));
  const isUndone = await retirements.remove(pending.tokenId);
  void inform(
    isUndone
      ? vscode.l10n.t('"{0}" stays until it expires.', pending.name)
      : vscode.l10n.t('"{0}" has ended already.', pending.name),
  );
  await tokensView.paint();
}

async function pick(all: readonly PendingRetirement[]): Promise<PendingRetirement> {
  if (all.length === 0) throw new Explained(vscode.l10n.t("No token is to end later."));
  const now = new Date();
  const picked = await pickItem(
    all.map((pending) => ({
      label: pending.name,
      description: retirementInShort(pending, now),
      detail: retirementInFull(pending),
      pending,
    })),
    { title: vscode.l10n.t("Keep a Token That Is to End") },
  );
  if (!picked) throw new Cancelled();
  return picked.pending;
}
