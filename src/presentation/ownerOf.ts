import * as vscode from "vscode";
import type { Owner } from "../tokens/key/tokenRequest";
import type { TokenNode } from "../views/tokens/nodes/tokenNode";

type Row = Pick<TokenNode, "key" | "loaded">;

/** Whose a token is; undefined for the person's own. */
export function ownerOf({ key, loaded }: Row): Owner | undefined {
  if (loaded.isEverybodys !== true || key.userId === loaded.session.record.userId) return undefined;
  return { id: key.userId, username: key.username ?? key.userId };
}

/** The name of a token, and whose it is where those of everybody are shown. */
export function nameInFull({ key, loaded }: Row): string {
  return loaded.isEverybodys === true
    ? vscode.l10n.t("{0} of {1}", key.name, key.username ?? key.userId)
    : key.name;
}
