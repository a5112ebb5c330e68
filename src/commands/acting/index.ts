import type { ActingId, Run } from "../services/run";
import { changeToken } from "../tokens/changeToken";
import { copyKeptSecret } from "../tokens/copyKeptSecret";
import { createTokenQuickly } from "../tokens/createTokenQuickly";
import { deleteToken } from "../tokens/deleteToken";
import { expireToken } from "../tokens/expireToken";
import { mintAgain } from "../tokens/mintAgain";
import { reviewTokens } from "../tokens/reviewTokens";
import { rotateToken } from "../tokens/rotateToken";
import { showWaitingSecret } from "../tokens/showWaitingSecret";
import { undoRetirement } from "../tokens/undoRetirement";
import { verifyToken } from "../tokens/verifyToken";

/**
 * The commands that end, replace, prove or hand over tokens, by ID. They load together when the first of them
 * runs: showing tokens and opening the form do not need this code.
 */
export const actingCommands = {
  "coderAccess.tokens.changeToken": changeToken,
  "coderAccess.tokens.copyKeptSecret": copyKeptSecret,
  "coderAccess.tokens.createTokenQuickly": createTokenQuickly,
  "coderAccess.tokens.deleteToken": deleteToken,
  "coderAccess.tokens.expireToken": expireToken,
  "coderAccess.tokens.mintAgain": mintAgain,
  "coderAccess.tokens.reviewTokens": reviewTokens,
  "coderAccess.tokens.rotateToken": rotateToken,
  "coderAccess.tokens.showWaitingSecret": showWaitingSecret,
  "coderAccess.tokens.undoRetirement": undoRetirement,
  "coderAccess.tokens.verifyToken": verifyToken,
} satisfies Record<ActingId, Run>;
