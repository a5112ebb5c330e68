import type { CommandId } from "../../platform/commands";
import type { ListedToken } from "../../presentation/token/listedToken";
import { ownerOf } from "../../presentation/token/ownerOf";
import type { DetailsAction, DetailsActions } from "./contract";

/** The command behind each action; it receives the token. */
const commandOf: Readonly<Record<DetailsAction, CommandId>> = {
  keep: "coderAccess.tokens.undoRetirement",
  rotate: "coderAccess.tokens.rotateToken",
  change: "coderAccess.tokens.changeToken",
  mintAgain: "coderAccess.tokens.mintAgain",
  verify: "coderAccess.tokens.verifyToken",
  openInCoder: "coderAccess.tokens.openTokensPage",
  copyId: "coderAccess.tokens.copyTokenId",
  editNote: "coderAccess.tokens.editNote",
  expire: "coderAccess.tokens.expireToken",
  delete: "coderAccess.tokens.deleteToken",
};

/** Returns the actions that make sense for a token. */
export function actionsFor(token: ListedToken): DetailsActions {
  const { facts, loaded, retirement } = token;
  const isAlive = facts.state !== "expired";
  const isRetiring = retirement !== undefined;
  const buttons: DetailsAction[] = !isAlive ? ["mintAgain"] : isRetiring ? ["keep"] : ["rotate", "change"];
  const isThere: Partial<Record<DetailsAction, boolean>> = {
    mintAgain: isAlive,
    verify: isAlive,
    // The page in Coder lists the person's own tokens.
    openInCoder: ownerOf(token) === undefined,
    expire: isAlive && loaded.features.expire,
  };
  const those = (actions: readonly DetailsAction[]) => actions.filter((action) => isThere[action] ?? true);
  return {
    buttons,
    ...(facts.state === "expiresSoon" && !isRetiring ? { due: "rotate" } : {}),
    menu: those(["mintAgain", "verify", "openInCoder", "copyId"]),
    endings: those(["expire", "delete"]),
  };
}

/** Returns the command of an action. */
export function commandFor(action: DetailsAction): CommandId {
  return commandOf[action];
}
