import * as vscode from "vscode";
import { type CommandId, commandIds } from "../../platform/commands";
import type { TokenNode } from "../../views/tokens/tokenNode";
import type { Details, DetailsAction } from "./contract";

/** The command behind each button; it gets the token's row. */
const commandOf: Readonly<Record<DetailsAction, string>> = {
  rotate: "coderAccess.tokens.rotateToken",
  change: "coderAccess.tokens.changeToken",
  mintAgain: "coderAccess.tokens.mintAgain",
  expire: "coderAccess.tokens.expireToken",
  delete: "coderAccess.tokens.deleteToken",
  copyId: "coderAccess.tokens.copyTokenId",
};

/**
 * The buttons that make sense for a token.
 * @param node the token's row.
 * @returns in their order, the first one being the primary one.
 */
export function actionsFor({ facts, loaded }: TokenNode): Details["actions"] {
  const isOver = facts.state === "expired";
  const isOwn = loaded.isEverybodys !== true;
  const all: { action: DetailsAction; label: string; isThere: boolean }[] = [
    { action: "rotate", label: vscode.l10n.t("Rotate"), isThere: !isOver && isOwn },
    { action: "change", label: vscode.l10n.t("Change"), isThere: !isOver && isOwn },
    {
      action: "mintAgain",
      label: isOver
        ? vscode.l10n.t("Mint again with the same grant")
        : vscode.l10n.t("Mint another like this"),
      isThere: true,
    },
    { action: "expire", label: vscode.l10n.t("Expire"), isThere: !isOver && loaded.features.expire },
    { action: "delete", label: vscode.l10n.t("Delete"), isThere: true },
    { action: "copyId", label: vscode.l10n.t("Copy id"), isThere: true },
  ];
  return all
    .filter(({ action, isThere }) => isThere && commandFor(action) !== undefined)
    .map(({ action, label }) => ({ action, label }));
}

/** The command of a button, if the extension has it. */
export function commandFor(action: DetailsAction): CommandId | undefined {
  return commandIds.find((id) => id === commandOf[action]);
}
