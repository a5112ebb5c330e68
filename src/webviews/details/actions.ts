import type { CommandId } from "../../platform/commands";
import type { TokenNode } from "../../views/tokens/nodes/tokenNode";
import type { DetailsAction } from "./contract";

/** The command behind each button, in the order of the buttons; it gets the token's row. */
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
export function actionsFor({ context, facts, key, loaded }: TokenNode): DetailsAction[] {
  const isAlive = facts.state !== "expired";
  const isRetiring = context.retirementOf(key.id) !== undefined;
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

/** The command of a button. */
export function commandFor(action: DetailsAction): CommandId {
  return commandOf[action];
}
