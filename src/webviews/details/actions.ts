import * as vscode from "vscode";
import type { CommandId } from "../../platform/commands";
import type { TokenNode } from "../../views/tokens/tokenNode";
import type { Details, DetailsAction } from "./contract";

/** The command behind each button; it gets the token's row. */
const commandOf: Readonly<Record<DetailsAction, CommandId>> = {
  keep: "coderAccess.tokens.undoRetirement",
  rotate: "coderAccess.tokens.rotateToken",
  change: "coderAccess.tokens.changeToken",
  mintAgain: "coderAccess.tokens.mintAgain",
  verify: "coderAccess.tokens.verifyToken",
  expire: "coderAccess.tokens.expireToken",
  delete: "coderAccess.tokens.deleteToken",
  copyId: "coderAccess.tokens.copyTokenId",
};

/**
 * The buttons that make sense for a token.
 * @param node the token's row.
 * @returns in their order, the first one being the primary one.
 */
export function actionsFor({ context, facts, key, loaded }: TokenNode): Details["actions"] {
  const isAlive = facts.state !== "expired";
  const isRetiring = context.retirementOf(key.id) !== undefined;
  const again = isAlive
    ? vscode.l10n.t("Mint another like this")
    : vscode.l10n.t("Mint again with the same grant");
  const all: { action: DetailsAction; label: string; isThere: boolean }[] = [
    { action: "keep", label: vscode.l10n.t("Keep it"), isThere: isAlive && isRetiring },
    { action: "rotate", label: vscode.l10n.t("Rotate"), isThere: isAlive && !isRetiring },
    { action: "change", label: vscode.l10n.t("Change"), isThere: isAlive && !isRetiring },
    { action: "mintAgain", label: again, isThere: true },
    { action: "verify", label: vscode.l10n.t("Verify"), isThere: isAlive },
    { action: "expire", label: vscode.l10n.t("Expire"), isThere: isAlive && loaded.features.expire },
    { action: "delete", label: vscode.l10n.t("Delete"), isThere: true },
    { action: "copyId", label: vscode.l10n.t("Copy id"), isThere: true },
  ];
  return all.filter(({ isThere }) => isThere).map(({ action, label }) => ({ action, label }));
}

/** The command of a button. */
export function commandFor(action: DetailsAction): CommandId {
  return commandOf[action];
}
