import type { CommandId } from "../../platform/commands";
import type { ListedToken } from "../../presentation/token/listedToken";
import type { DetailsAction } from "./contract";

/** The command behind each button, in button order; it receives the token. */
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
 * Returns the buttons that make sense for a token.
 * @param token the token.
 * @returns in order; the first one is the primary one.
 */
export function actionsFor({ facts, loaded, retirement }: ListedToken): DetailsAction[] {
  const isAlive = facts.state !== "expired";
  const isRetiring = retirement !== undefined;
  const canSucceed = isAlive && !isRetiring;
  const isThere: Partial<Record<DetailsAction, boolean>> = {
    keep: isAlive && isRetiring,
    rotate: canSucceed,
    change: canSucceed,
    verify: isAlive,
    expire: isAlive && loaded.features.expire,
  };
  return (Object.keys(commandOf) as DetailsAction[]).filter((action) => isThere[action] ?? true);
}

/** Returns the command of a button. */
export function commandFor(action: DetailsAction): CommandId {
  return commandOf[action];
}
